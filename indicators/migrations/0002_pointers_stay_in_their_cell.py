"""A cell points at versions of its own only: keys the ORM cannot say."""

from django.db import migrations

POINTERS = ("draft", "submitted", "approved")

TARGETS = (
    """ALTER TABLE indicators_valueversion
       ADD CONSTRAINT valueversion_of_cell UNIQUE (cell_id, id)""",
    """ALTER TABLE indicators_measureversion
       ADD CONSTRAINT measureversion_of_measure UNIQUE (measure_id, id)""",
)

KEYS = (
    *(
        f"""ALTER TABLE indicators_cell
            ADD CONSTRAINT cell_{pointer}_is_its_own FOREIGN KEY (id, {pointer}_id)
            REFERENCES indicators_valueversion (cell_id, id) DEFERRABLE INITIALLY DEFERRED"""
        for pointer in POINTERS
    ),
    """ALTER TABLE indicators_reviewevent
       ADD CONSTRAINT reviewevent_version_of_cell FOREIGN KEY (cell_id, version_id)
       REFERENCES indicators_valueversion (cell_id, id) DEFERRABLE INITIALLY DEFERRED""",
    """ALTER TABLE indicators_performancemeasure
       ADD CONSTRAINT performancemeasure_current_is_its_own FOREIGN KEY (node_id, current_id)
       REFERENCES indicators_measureversion (measure_id, id) DEFERRABLE INITIALLY DEFERRED""",
)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]

    operations = [
        migrations.RunSQL([*TARGETS, *KEYS], migrations.RunSQL.noop, elidable=False),
    ]
