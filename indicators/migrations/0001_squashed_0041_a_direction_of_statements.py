"""Every table with its keys, checks and triggers, as 41 steps had made them."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import indicators.enums
import indicators.enums.delivery
import indicators.enums.mail
import indicators.enums.plans
import indicators.enums.reports
import indicators.enums.systems
import indicators.enums.workbooks
import indicators.models.changes
import indicators.models.people
import indicators.models.ranges
import indicators.models.reports
import indicators.models.signing
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


# A cell points at versions of its own only: keys that the ORM cannot say.
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

# The context of a change (who, by which address) is written once, as history is. The package's own
# function overwrites it, for which web and worker would need the right to change history.
INSERT_ONLY = """
CREATE OR REPLACE FUNCTION _pgh_attach_context()
RETURNS pghistory_context.id%TYPE AS $$
    DECLARE
        _pgh_context_id UUID;
        _pgh_context_metadata JSONB;
    BEGIN
        BEGIN
            SELECT INTO _pgh_context_id CURRENT_SETTING('pghistory.context_id');
            SELECT INTO _pgh_context_metadata CURRENT_SETTING('pghistory.context_metadata');
            EXCEPTION WHEN OTHERS THEN
        END;
        IF _pgh_context_id IS NULL OR _pgh_context_metadata IS NULL THEN
            RETURN NULL;
        END IF;
        INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
            VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
            ON CONFLICT (id) DO NOTHING;
        RETURN _pgh_context_id;
    END;
$$ LANGUAGE plpgsql;
"""

# The owner's right, so that a role without the right to change rounds can wait for them.
HOLD_ROUNDS = """
CREATE FUNCTION indicators_hold_rounds(held bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM indicators_reportinground WHERE id = ANY (held) ORDER BY id FOR SHARE;
    PERFORM FROM indicators_roundexception WHERE round_id = ANY (held) ORDER BY id FOR SHARE;
END
$$
"""

# Room beside each row, so that a changed verdict touches no index.
ROOM = "ALTER TABLE indicators_attainment SET (fillfactor = 70)"


class Migration(migrations.Migration):

    replaces = [
        ('indicators', '0001_initial'),
        ('indicators', '0002_pointers_stay_in_their_cell'),
        ('indicators', '0003_attainment_trusts_its_versions'),
        ('indicators', '0004_attainment_trusts_what_it_read'),
        ('indicators', '0005_nothing_counts_without_its_event'),
        ('indicators', '0006_context_is_only_inserted'),
        ('indicators', '0007_evidence'),
        ('indicators', '0008_rounds'),
        ('indicators', '0009_dimensions'),
        ('indicators', '0010_translated_titles'),
        ('indicators', '0011_series_of_an_attainment'),
        ('indicators', '0012_seals_and_amendments'),
        ('indicators', '0013_lock_of_rounds'),
        ('indicators', '0014_outbox'),
        ('indicators', '0015_evidence_is_locked'),
        ('indicators', '0016_roles_and_clearing'),
        ('indicators', '0017_links_taken_out'),
        ('indicators', '0018_sign_offs'),
        ('indicators', '0019_answers_to_doubts'),
        ('indicators', '0020_revisions'),
        ('indicators', '0021_workbooks'),
        ('indicators', '0022_report_kinds'),
        ('indicators', '0023_add_tokens_changes_and_webhooks'),
        ('indicators', '0024_add_original_verdicts'),
        ('indicators', '0025_schedules'),
        ('indicators', '0026_lock_accounts_and_contributors'),
        ('indicators', '0027_add_spreadsheet_mappings'),
        ('indicators', '0028_where_a_report_failed'),
        ('indicators', '0029_fewer_indexes_of_cells'),
        ('indicators', '0030_flag_a_less_ambitious_target'),
        ('indicators', '0031_runs_say_what_they_missed'),
        ('indicators', '0032_extensions_proxy_breaks_and_frozen_grounds'),
        ('indicators', '0033_notation_of_uploads'),
        ('indicators', '0034_retention_of_what_is_over'),
        ('indicators', '0035_add_adopted_at'),
        ('indicators', '0036_feed_tells_more'),
        ('indicators', '0037_cells_keep_where_they_were'),
        ('indicators', '0038_feed_what_hangs_on_nodes'),
        ('indicators', '0039_feed_attainment_mandates_and_schedules'),
        ('indicators', '0040_add_workbook_orders'),
        ('indicators', '0041_a_direction_of_statements'),
    ]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.RunSQL(INSERT_ONLY, migrations.RunSQL.noop, elidable=False),
        migrations.CreateModel(
            name='DaySeal',
            fields=[
                ('day', models.DateField(primary_key=True, serialize=False)),
                ('events', models.PositiveBigIntegerField()),
                ('before', models.CharField(blank=True, max_length=64)),
                ('head', models.CharField(max_length=64)),
                ('scope', models.PositiveSmallIntegerField(db_default=1)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                'ordering': ('day',),
                'constraints': [models.CheckConstraint(condition=models.Q(('head__regex', '^[0-9a-f]{64}$'), models.Q(('before', ''), ('before__regex', '^[0-9a-f]{64}$'), _connector='OR')), name='dayseal_heads_are_hashes')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dayseal',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='37f4a1f81501becc00d6b9a6dc88acb36ae72068', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7e65c', table='indicators_dayseal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dayseal',
            trigger=pgtrigger.compiler.Trigger(name='follows_the_day_before', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_seals WHERE day >= (now() AT TIME ZONE 'UTC')::date) THEN\n        RAISE EXCEPTION 'a day is sealed when it is over'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'dayseal_day_is_over';\n    END IF;\n    IF EXISTS (\n        SELECT FROM new_seals seal\n        LEFT JOIN indicators_dayseal earlier ON earlier.day = seal.day - 1\n        WHERE seal.before <> coalesce(earlier.head, '')\n           OR (earlier.day IS NULL AND EXISTS (\n               SELECT FROM indicators_dayseal other WHERE other.day <> seal.day))\n    ) THEN\n        RAISE EXCEPTION 'a seal follows the seal of the day before'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'dayseal_follows';\n    END IF;\n    RETURN NULL;\n", hash='68b8fb04ae36e9df2a5dcc7742feb0a119cc5acd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_follows_the_day_before_19c07', referencing='REFERENCING NEW TABLE AS new_seals ', table='indicators_dayseal', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Dimension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name', models.TextField()),
            ],
            options={
                'ordering': ('code',),
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z0-9][a-z0-9_-]*$')), name='dimension_code_is_plain')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dimension',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_dimensionevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='39cf592d2ae30089421c4b31b1daf77be28b3e13', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d0975', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_dimension', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dimension',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_dimensionevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2edd4e1c945d7acad3fdf0268ed9a9ecce7afd6f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4fd72', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_dimension', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('name', models.TextField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('dimension', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='categories', to='indicators.dimension')),
            ],
            options={
                'verbose_name_plural': 'categories',
                'ordering': ('dimension', 'position', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z0-9][a-z0-9_-]*$')), name='category_code_is_plain'), models.UniqueConstraint(fields=('dimension', 'code'), name='category_code_once'), models.CheckConstraint(condition=models.Q(('code', 'unknown'), _negated=True), name='category_unknown_is_there_already')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='category',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_categoryevent" ("code", "dimension_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."code", new_values."dimension_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6d911b06d0cf824ca1dbafb16a8a0563648bb6f6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0b8cd', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_category', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='category',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_categoryevent" ("code", "dimension_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."code", new_values."dimension_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='976dfccdb1e15999f882e2bce837aa1e80995479', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_64b65', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_category', when='AFTER')),
        ),
        migrations.CreateModel(
            name='DimensionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=40)),
                ('name', models.TextField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.dimension')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dimensionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b7988ce8f28a80aa95fb672e6be81b116770fa9a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_14a7b', table='indicators_dimensionevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.TextField(blank=True)),
                ('mandate_kind', models.TextField(blank=True)),
                ('symbol', models.TextField(blank=True)),
                ('section', models.TextField(blank=True)),
                ('title', models.TextField(blank=True, help_text='Of the first entry read.')),
            ],
            options={
                'ordering': ('body', 'symbol', 'section'),
                'constraints': [models.UniqueConstraint(models.F('body'), models.F('mandate_kind'), models.F('symbol'), models.F('section'), models.Case(models.When(symbol='', then='title'), default=models.Value(''), output_field=models.TextField()), name='mandate_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandate',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'mandate', entry.node_id, 'changed', now()\n    FROM new_rows JOIN indicators_mandateentry entry ON entry.mandate_id = new_rows.id;\n    RETURN NULL;\n", hash='6954b87199796f18e56dd059efaf8cdd1957f24f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_cd467', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_mandate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_mandateevent" ("body", "id", "mandate_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "symbol", "title") SELECT new_values."body", new_values."id", new_values."mandate_kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."section", new_values."symbol", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d7f6212dbd5ef85eb28928886c33d811d01b0a22', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_412f1', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_mandate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_mandateevent" ("body", "id", "mandate_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "symbol", "title") SELECT new_values."body", new_values."id", new_values."mandate_kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."section", new_values."symbol", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9571e6a528a2890650c2ff04926e46dadbb8671b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e99e9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_mandate', when='AFTER')),
        ),
        migrations.CreateModel(
            name='MandateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('body', models.TextField(blank=True)),
                ('mandate_kind', models.TextField(blank=True)),
                ('symbol', models.TextField(blank=True)),
                ('section', models.TextField(blank=True)),
                ('title', models.TextField(blank=True, help_text='Of the first entry read.')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.mandate')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='93e7ee7265d012e493434c22800566c12b04c833', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4c22e', table='indicators_mandateevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('year', 'year'), ('biennium', 'biennium'), ('fiscal_year', 'fiscal year'), ('span', 'period of years')], max_length=16)),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('label', models.CharField(help_text='As plans print it: 2026, 2018-2019, 2021/22.', max_length=32)),
            ],
            options={
                'ordering': ('first_day', 'last_day'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['year', 'biennium', 'fiscal_year', 'span'])), name='period_kind_known'), models.UniqueConstraint(fields=('kind', 'first_day', 'last_day'), name='period_once'), models.UniqueConstraint(fields=('kind', 'label'), name='period_label_once'), models.CheckConstraint(condition=models.Q(('last_day__gt', models.F('first_day'))), name='period_runs_forward')],
            },
        ),
        migrations.CreateModel(
            name='PlanDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('symbol', models.TextField(unique=True)),
                ('title', models.TextField()),
                ('rhythm', models.CharField(choices=[('biennial', 'biennial'), ('annual', 'annual')], max_length=16)),
                ('clearing', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('subprogramme', 'Reviewer of the subprogramme'), ('programme', 'Head or reviewer of the programme'), ('office', 'Planning office')]), blank=True, default=list, size=None)),
            ],
            options={
                'ordering': ('symbol',),
                'constraints': [models.CheckConstraint(condition=models.Q(('rhythm__in', ['biennial', 'annual'])), name='plandocument_rhythm_known'), models.CheckConstraint(condition=models.Q(('clearing__in', [[], ['subprogramme'], ['programme'], ['office'], ['subprogramme', 'programme'], ['subprogramme', 'office'], ['programme', 'office'], ['subprogramme', 'programme', 'office']])), name='plandocument_clearing_in_order')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plandocument',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_plandocumentevent" ("clearing", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "symbol", "title") SELECT new_values."clearing", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rhythm", new_values."symbol", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='431e0cba9fe5496deace1e58476da097c0e30edf', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8dfb4', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_plandocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plandocument',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_plandocumentevent" ("clearing", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "symbol", "title") SELECT new_values."clearing", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rhythm", new_values."symbol", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2de8327bdbae29f99d82ff4b83be93bd9312d86f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e0e33', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_plandocument', when='AFTER')),
        ),
        migrations.CreateModel(
            name='PlanDocumentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('symbol', models.TextField()),
                ('title', models.TextField()),
                ('rhythm', models.CharField(choices=[('biennial', 'biennial'), ('annual', 'annual')], max_length=16)),
                ('clearing', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('subprogramme', 'Reviewer of the subprogramme'), ('programme', 'Head or reviewer of the programme'), ('office', 'Planning office')]), blank=True, default=list, size=None)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.plandocument')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plandocumentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2e1f8d20e2567843bff099f110901efc841c4202', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_09eee', table='indicators_plandocumentevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ProgrammeIdentity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='indicators.plandocument')),
            ],
        ),
        migrations.CreateModel(
            name='MeasureIdentity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='indicators.programmeidentity')),
            ],
        ),
        migrations.CreateModel(
            name='Component',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='components', to='indicators.measureidentity')),
            ],
            options={
                'ordering': ('measure', 'position', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('measure', 'name'), name='component_name_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='component',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'measure', measure.node_id, 'changed', now()\n    FROM new_rows JOIN indicators_performancemeasure measure ON measure.identity_id = new_rows.measure_id;\n    RETURN NULL;\n", hash='e71ebed5db7b243fc8b9b832b2d6daeaa1a0c70a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_8f957', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_component', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='component',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_componentevent" ("id", "measure_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."id", new_values."measure_id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e8ea711047626487789e12908ad7c82cba4e0b51', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_34057', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_component', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='component',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_componentevent" ("id", "measure_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."id", new_values."measure_id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6c17784621597b2703e3198db9f995a3d2567f24', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f517c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_component', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Cell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('disaggregation', models.CharField(blank=True, max_length=200)),
                ('kind', models.CharField(choices=[('baseline', 'Baseline'), ('target', 'Target'), ('actual', 'Actual')], max_length=16)),
                ('as_of', models.DateField(null=True)),
                ('status', models.CharField(choices=[('empty', 'Nothing entered'), ('draft', 'Draft'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('approved', 'Approved')], default=indicators.enums.ValueStatus['EMPTY'], max_length=16)),
                ('waits_at', models.CharField(blank=True, choices=[('subprogramme', 'Reviewer of the subprogramme'), ('programme', 'Head or reviewer of the programme'), ('office', 'Planning office')], max_length=16)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('component', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='indicators.component')),
                ('measure', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='indicators.measureidentity')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='indicators.period')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['baseline', 'target', 'actual'])), name='cell_kind_known'), models.CheckConstraint(condition=models.Q(('waits_at__in', ['subprogramme', 'programme', 'office', ''])), name='cell_waits_at_known'), models.UniqueConstraint(fields=('measure', 'period', 'kind', 'component', 'disaggregation', 'as_of'), name='cell_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('as_of__isnull', True), ('kind', indicators.enums.ValueKind['ACTUAL']), _connector='OR'), name='cell_only_actuals_are_interim')],
            },
        ),
        migrations.CreateModel(
            name='ComponentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.TextField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.component')),
                ('measure', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.measureidentity')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='componentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4a39dd089d0141de303822e338f85f0edb2c2bae', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e13a0', table='indicators_componentevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='MeasureDimension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sum_rule', models.CharField(choices=[('adds_up', 'must add up to the total'), ('need_not', 'need not add up to the total')], default=indicators.enums.SumRule['NEED_NOT_ADD_UP'], max_length=16)),
                ('only', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('crossed', models.BooleanField(db_default=False, default=False)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('dimension', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='indicators.dimension')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dimensions', to='indicators.measureidentity')),
            ],
            options={
                'ordering': ('measure', 'position', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('sum_rule__in', ['adds_up', 'need_not'])), name='measuredimension_sum_rule_known'), models.UniqueConstraint(fields=('measure', 'dimension'), name='measuredimension_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measuredimension',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'measure', measure.node_id, 'changed', now()\n    FROM new_rows JOIN indicators_performancemeasure measure ON measure.identity_id = new_rows.measure_id;\n    RETURN NULL;\n", hash='8b9bbe55aa3aebfdabb5193753bb79d17a076ebf', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_c60e6', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_measuredimension', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measuredimension',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'measure', measure.node_id, 'changed', now()\n    FROM new_rows JOIN indicators_performancemeasure measure ON measure.identity_id = new_rows.measure_id;\n    RETURN NULL;\n", hash='167f9b35961fdad21c68558f89294a8b10eadeb1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_c8745', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_measuredimension', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measuredimension',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_measuredimensionevent" ("crossed", "dimension_id", "id", "measure_id", "only", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sum_rule") SELECT new_values."crossed", new_values."dimension_id", new_values."id", new_values."measure_id", new_values."only", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."sum_rule" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='685e90344c79b5d18e715c566f94e466d3b36617', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5faa5', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_measuredimension', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measuredimension',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_measuredimensionevent" ("crossed", "dimension_id", "id", "measure_id", "only", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sum_rule") SELECT new_values."crossed", new_values."dimension_id", new_values."id", new_values."measure_id", new_values."only", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."sum_rule" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bf8b0517514fd2fe14b3fe1ff62041971e4fed7e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ec842', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_measuredimension', when='AFTER')),
        ),
        migrations.CreateModel(
            name='MeasureDimensionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sum_rule', models.CharField(choices=[('adds_up', 'must add up to the total'), ('need_not', 'need not add up to the total')], default=indicators.enums.SumRule['NEED_NOT_ADD_UP'], max_length=16)),
                ('only', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('crossed', models.BooleanField(db_default=False, default=False)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('dimension', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.dimension')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.measuredimension')),
                ('measure', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.measureidentity')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measuredimensionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='92c0acfcc4fe928512ed9869e033f53ac3b3c5ec', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1f468', table='indicators_measuredimensionevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='SubprogrammeIdentity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='subprogrammes', to='indicators.programmeidentity')),
            ],
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=150)),
                ('language', models.CharField(default='en', max_length=10)),
                ('mail_delivery', models.CharField(choices=[('at_once', 'Each message at once'), ('daily', 'One mail a day with all messages')], default=indicators.enums.mail.MailDelivery['AT_ONCE'], max_length=16)),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False, help_text='May open the administration pages.')),
                ('date_joined', models.DateTimeField(auto_now_add=True)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'ordering': ('name',),
                'constraints': [models.UniqueConstraint(indicators.models.people.OneAddress('email'), name='user_one_account', violation_error_message='There is an account with this e-mail address already. Capital letters, and what follows a plus sign, make no other address.'), models.CheckConstraint(condition=models.Q(('mail_delivery__in', ['at_once', 'daily'])), name='user_mail_delivery_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_userevent" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "language", "mail_delivery", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."date_joined", new_values."email", new_values."id", new_values."is_active", new_values."is_staff", new_values."is_superuser", new_values."language", new_values."mail_delivery", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3fc2c325a28769219e7cc04c5d485fc73f23a750', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_abd8e', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_userevent" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "language", "mail_delivery", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."date_joined", new_values."email", new_values."id", new_values."is_active", new_values."is_staff", new_values."is_superuser", new_values."language", new_values."mail_delivery", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."date_joined" IS DISTINCT FROM (new_values."date_joined") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_staff" IS DISTINCT FROM (new_values."is_staff") OR old_values."is_superuser" IS DISTINCT FROM (new_values."is_superuser") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."mail_delivery" IS DISTINCT FROM (new_values."mail_delivery") OR old_values."name" IS DISTINCT FROM (new_values."name")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='63b89d283b4ff1a6bfa7779acdf324acb929c71e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_11206', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_user', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('named_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('absent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL)),
                ('deputy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputyships', to=settings.AUTH_USER_MODEL)),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.plandocument')),
            ],
            options={
                'ordering': ('starts_on', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('absent', models.F('deputy')), _negated=True), name='delegation_to_another', violation_error_message='Nobody acts for themselves: choose another person.'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='delegation_runs_forward', violation_error_message='The last day is before the first.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_delegationevent" ("absent_id", "deputy_id", "document_id", "ends_on", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") SELECT new_values."absent_id", new_values."deputy_id", new_values."document_id", new_values."ends_on", new_values."id", new_values."named_at", new_values."named_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8a99207b41777199ca737d1265e92b826a291d9c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2eb8c', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_delegationevent" ("absent_id", "deputy_id", "document_id", "ends_on", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") SELECT new_values."absent_id", new_values."deputy_id", new_values."document_id", new_values."ends_on", new_values."id", new_values."named_at", new_values."named_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9656b029081d1beccf8f9ea6576e086d84756338', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_485d6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_delegation', when='AFTER')),
        ),
        migrations.CreateModel(
            name='DelegationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('named_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('absent', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('deputy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.delegation')),
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.plandocument')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7293059a36415a1ea49722dfc4fe802dc187d345', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_300e6', table='indicators_delegationevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='EvidenceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='evidencefile_is_a_hash'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='evidencefile_is_not_empty')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidencefile',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='2a6ff6eb6e10e4f0869e0b436c598a5bb612151b', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_35479', table='indicators_evidencefile', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidencefile',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='0d2204a50bebde75da464b8f9da905ed692b7b00', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_b31ec', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_evidencefile', when='AFTER')),
        ),
        migrations.CreateModel(
            name='EvidenceLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=2000, unique=True)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('url__regex', '^https?://[^\\s/]')), name='evidencelink_is_of_the_web')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidencelink',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='7fa01edf11ac55567073c4757c9bfda5199f787d', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_49666', table='indicators_evidencelink', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidencelink',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='731a438f25bf033fa0bb09e65b6619f9bb4363e1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_cb984', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_evidencelink', when='AFTER')),
        ),
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('opening', 'Opening of a round'), ('reminder', 'Reminder'), ('submitted', 'Values to review'), ('returned', 'Values returned'), ('approved', 'Values approved'), ('overdue', 'What is overdue'), ('seal', 'Seal of a day'), ('report', 'Reports'), ('not_sent', 'Reports that were not sent'), ('digest', 'Messages of the day')], max_length=16)),
                ('address', models.EmailField(blank=True, db_default='', default='', max_length=254)),
                ('language', models.CharField(blank=True, db_default='', default='', max_length=10)),
                ('about', models.CharField(max_length=100)),
                ('occasion', models.CharField(max_length=100)),
                ('facts', models.JSONField(default=dict)),
                ('message_id', models.CharField(max_length=255, unique=True)),
                ('status', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Not accepted'), ('collected', 'In the mail of the day')], default=indicators.enums.mail.MailStatus['WAITING'], max_length=16)),
                ('claim', models.UUIDField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('not_before', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('posted_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('sent_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True)),
                ('may_be_twice', models.BooleanField(db_default=False, default=False)),
                ('digest', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='collected', to='indicators.outgoingmail')),
                ('recipient', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mails', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['opening', 'reminder', 'submitted', 'returned', 'approved', 'overdue', 'seal', 'report', 'not_sent', 'digest'])), name='outgoingmail_kind_known'), models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'sending', 'sent', 'failed', 'collected'])), name='outgoingmail_status_known'), models.UniqueConstraint(fields=('recipient', 'kind', 'about', 'occasion'), name='outgoingmail_once'), models.UniqueConstraint(condition=models.Q(('recipient__isnull', True)), fields=('address', 'kind', 'about', 'occasion'), name='outgoingmail_once_for_address'), models.CheckConstraint(condition=models.Q(models.Q(('address', ''), ('recipient__isnull', False)), models.Q(('recipient__isnull', True), models.Q(('address', ''), _negated=True), models.Q(('language', ''), _negated=True)), _connector='OR'), name='outgoingmail_to_one'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.mail.MailStatus['SENDING']), _negated=True), ('claim__isnull', False), _connector='OR'), name='outgoingmail_sending_is_claimed'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.mail.MailStatus['SENT']), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='outgoingmail_sent_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.mail.MailStatus['FAILED']), _negated=True), models.Q(('error', ''), _negated=True), _connector='OR'), name='outgoingmail_failed_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('digest__isnull', False), ('status', indicators.enums.mail.MailStatus['COLLECTED'])), models.Q(models.Q(('status', indicators.enums.mail.MailStatus['COLLECTED']), _negated=True), ('digest__isnull', True)), _connector='OR'), name='outgoingmail_collected_in_digest')],
                'indexes': [models.Index(condition=models.Q(('status__in', [indicators.enums.mail.MailStatus['WAITING'], indicators.enums.mail.MailStatus['SENDING']])), fields=['not_before'], name='outgoingmail_open')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outgoingmail',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_outgoingmailevent" ("about", "address", "digest_id", "error", "id", "kind", "language", "may_be_twice", "message_id", "occasion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "recipient_id", "sent_at", "status") SELECT new_values."about", new_values."address", new_values."digest_id", new_values."error", new_values."id", new_values."kind", new_values."language", new_values."may_be_twice", new_values."message_id", new_values."occasion", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."posted_at", new_values."recipient_id", new_values."sent_at", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='39a14f31bf74c6c84e82dd0430cd7e5039df31fa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_02d44', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_outgoingmail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outgoingmail',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_outgoingmailevent" ("about", "address", "digest_id", "error", "id", "kind", "language", "may_be_twice", "message_id", "occasion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "recipient_id", "sent_at", "status") SELECT new_values."about", new_values."address", new_values."digest_id", new_values."error", new_values."id", new_values."kind", new_values."language", new_values."may_be_twice", new_values."message_id", new_values."occasion", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."posted_at", new_values."recipient_id", new_values."sent_at", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."about" IS DISTINCT FROM (new_values."about") OR old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."digest_id" IS DISTINCT FROM (new_values."digest_id") OR old_values."error" IS DISTINCT FROM (new_values."error") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."may_be_twice" IS DISTINCT FROM (new_values."may_be_twice") OR old_values."message_id" IS DISTINCT FROM (new_values."message_id") OR old_values."occasion" IS DISTINCT FROM (new_values."occasion") OR old_values."posted_at" IS DISTINCT FROM (new_values."posted_at") OR old_values."recipient_id" IS DISTINCT FROM (new_values."recipient_id") OR old_values."sent_at" IS DISTINCT FROM (new_values."sent_at") OR old_values."status" IS DISTINCT FROM (new_values."status")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='eda8e86379f81adf75fa2701882c53b5759b8b79', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f6c3f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_outgoingmail', when='AFTER')),
        ),
        migrations.CreateModel(
            name='OutgoingMailEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('opening', 'Opening of a round'), ('reminder', 'Reminder'), ('submitted', 'Values to review'), ('returned', 'Values returned'), ('approved', 'Values approved'), ('overdue', 'What is overdue'), ('seal', 'Seal of a day'), ('report', 'Reports'), ('not_sent', 'Reports that were not sent'), ('digest', 'Messages of the day')], max_length=16)),
                ('address', models.EmailField(blank=True, db_default='', default='', max_length=254)),
                ('language', models.CharField(blank=True, db_default='', default='', max_length=10)),
                ('about', models.CharField(max_length=100)),
                ('occasion', models.CharField(max_length=100)),
                ('message_id', models.CharField(max_length=255)),
                ('status', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Not accepted'), ('collected', 'In the mail of the day')], default=indicators.enums.mail.MailStatus['WAITING'], max_length=16)),
                ('posted_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('sent_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True)),
                ('may_be_twice', models.BooleanField(db_default=False, default=False)),
                ('digest', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.outgoingmail')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.outgoingmail')),
                ('recipient', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outgoingmailevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4ecb371e277bba7893daa9e05de666db4a6fc514', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_25c97', table='indicators_outgoingmailevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='PlanEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('symbol', models.TextField()),
                ('slug', models.SlugField(help_text='Its part of an address.', max_length=120, unique=True)),
                ('title', models.TextField()),
                ('language', models.CharField(max_length=10)),
                ('format', models.CharField(choices=[('biennial_text', 'Biennial plan, text'), ('annual_text', 'Annual plan, text'), ('annual_word', 'Annual plan, Word'), ('spreadsheet', 'Table of a spreadsheet')], max_length=16)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('proposed', 'Proposed'), ('recommended', 'Recommended'), ('approved', 'Approved'), ('amended', 'Amended'), ('superseded', 'Superseded')], default=indicators.enums.plans.EditionStatus['PROPOSED'], max_length=16)),
                ('source_sha256', models.CharField(max_length=64, unique=True)),
                ('source_name', models.CharField(blank=True, max_length=255)),
                ('deciding_document', models.CharField(blank=True, max_length=100)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('in_force_from', models.DateField(blank=True, null=True)),
                ('in_force_until', models.DateField(blank=True, null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('adopted_at', models.DateTimeField(blank=True, null=True)),
                ('imported_at', models.DateTimeField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='indicators.plandocument')),
                ('imported_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='indicators.period')),
                ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next_editions', to='indicators.planedition')),
            ],
            options={
                'ordering': ('-period__first_day', 'symbol', '-imported_at'),
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'proposed', 'recommended', 'approved', 'amended', 'superseded'])), name='planedition_status_known'), models.CheckConstraint(condition=models.Q(('format__in', ['biennial_text', 'annual_text', 'annual_word', 'spreadsheet'])), name='planedition_format_known'), models.CheckConstraint(condition=models.Q(('in_force_until__isnull', True), models.Q(('in_force_from__isnull', False), ('in_force_until__gt', models.F('in_force_from'))), _connector='OR'), name='planedition_in_force_forward'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('in_force_from__isnull', False)), expressions=((django.contrib.postgres.indexes.OpClass('document', 'gist_int8_ops'), '='), (indicators.models.ranges.DateRange('in_force_from', 'in_force_until'), '&&')), name='planedition_one_in_force')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planedition',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'edition', new_rows.id, 'added', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='0a425360430ce66be1b9607555cdb4c083fed153', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_be8d6', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_planedition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planedition',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'edition', new_rows.id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='82191d1dfea2cfe47afc6fb643f03b5780e4d5f1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_8a015', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_planedition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planedition',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_planeditionevent" ("adopted_at", "decided_on", "deciding_document", "document_id", "format", "id", "imported_at", "imported_by_id", "in_force_from", "in_force_until", "language", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "released_on", "slug", "source_name", "source_sha256", "status", "symbol", "title") SELECT new_values."adopted_at", new_values."decided_on", new_values."deciding_document", new_values."document_id", new_values."format", new_values."id", new_values."imported_at", new_values."imported_by_id", new_values."in_force_from", new_values."in_force_until", new_values."language", new_values."period_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."previous_id", new_values."released_on", new_values."slug", new_values."source_name", new_values."source_sha256", new_values."status", new_values."symbol", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9cb8a95301a0b2e8f4c35ecbd2385c896c8333e4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c7faa', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_planedition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planedition',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_planeditionevent" ("adopted_at", "decided_on", "deciding_document", "document_id", "format", "id", "imported_at", "imported_by_id", "in_force_from", "in_force_until", "language", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "released_on", "slug", "source_name", "source_sha256", "status", "symbol", "title") SELECT new_values."adopted_at", new_values."decided_on", new_values."deciding_document", new_values."document_id", new_values."format", new_values."id", new_values."imported_at", new_values."imported_by_id", new_values."in_force_from", new_values."in_force_until", new_values."language", new_values."period_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."previous_id", new_values."released_on", new_values."slug", new_values."source_name", new_values."source_sha256", new_values."status", new_values."symbol", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1bad7714e5a2d4633719c7b99e74b2086a54cbca', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5d39e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_planedition', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('programme', 'Programme'), ('subprogramme', 'Subprogramme'), ('objective', 'Objective'), ('accomplishment', 'Expected accomplishment'), ('measure', 'Performance measure'), ('deliverable', 'Deliverable'), ('mandate', 'Legislative mandate'), ('paragraph', 'Paragraph')], max_length=16)),
                ('path', models.TextField()),
                ('position', models.PositiveIntegerField()),
                ('label', models.TextField(blank=True)),
                ('text', models.TextField(blank=True)),
                ('source', models.JSONField()),
                ('source_text', models.TextField(blank=True)),
                ('footnotes', models.JSONField(blank=True, default=list)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='indicators.node')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nodes', to='indicators.planedition')),
            ],
            options={
                'ordering': ('edition', 'position'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['programme', 'subprogramme', 'objective', 'accomplishment', 'measure', 'deliverable', 'mandate', 'paragraph'])), name='node_kind_known'), models.UniqueConstraint(fields=('edition', 'path'), name='node_path_once'), models.UniqueConstraint(fields=('edition', 'position'), name='node_position_once'), models.CheckConstraint(condition=models.Q(('path', ''), _negated=True), name='node_has_path')],
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Lower('text'), name='gin_trgm_ops'), name='node_text_trigrams'), models.Index(models.F('edition'), django.contrib.postgres.indexes.OpClass('path', name='text_pattern_ops'), name='node_path_prefix')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='node',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', new_rows.id, 'added', now()\n    FROM new_rows WHERE \n    NOT EXISTS (\n        SELECT FROM indicators_change told\n        WHERE told.xact = pg_current_xact_id()::text::bigint AND told.subject = 'edition'\n          AND told.what = 'added' AND told.subject_id = new_rows.edition_id);\n    RETURN NULL;\n", hash='7e52f7273c7b8e9305f692fea8be61f6eca788b9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_bce15', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_node', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='node',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', new_rows.id, 'changed', now()\n    FROM \n    new_rows JOIN old_rows USING (id)\n    WHERE (new_rows.text, new_rows.label, new_rows.path)\n        <> (old_rows.text, old_rows.label, old_rows.path);\n    RETURN NULL;\n", hash='feedaea76e5a96d13e4e83d027d769fbcddf57e8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_6c20f', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_node', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='node',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_nodeevent" ("edition_id", "footnotes", "id", "kind", "label", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "source_text", "text") SELECT new_values."edition_id", new_values."footnotes", new_values."id", new_values."kind", new_values."label", new_values."parent_id", new_values."path", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."source", new_values."source_text", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b3ab20eec00fc8a4ed65fb5ff220ef1e9035734c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_74dc7', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_node', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='node',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_nodeevent" ("edition_id", "footnotes", "id", "kind", "label", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "source_text", "text") SELECT new_values."edition_id", new_values."footnotes", new_values."id", new_values."kind", new_values."label", new_values."parent_id", new_values."path", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."source", new_values."source_text", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dc904855589057a0db1c50a5e7034e109055b2d7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1a101', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_node', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Alignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('framework', models.TextField()),
                ('code', models.TextField()),
                ('text', models.TextField(blank=True)),
                ('source', models.JSONField(default=dict)),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alignments', to='indicators.node')),
            ],
            options={
                'ordering': ('framework', 'code'),
                'constraints': [models.UniqueConstraint(fields=('node', 'framework', 'code'), name='alignment_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alignment',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', new_rows.node_id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='9e00d228ebc0718e8bfc491eae5c70c758da9174', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_f6135', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_alignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alignment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_alignmentevent" ("code", "framework", "id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") SELECT new_values."code", new_values."framework", new_values."id", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2c3daff6c6baafa72ffe6843709f0bfbfed693b5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bbe31', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_alignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alignment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_alignmentevent" ("code", "framework", "id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") SELECT new_values."code", new_values."framework", new_values."id", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f5b06cf6aebe683a285f755565032334a1f9ad07', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e67c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_alignment', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Continuation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('same', 'same'), ('reworded', 'reworded'), ('split', 'split'), ('merged', 'merged'), ('moved', 'moved'), ('dropped', 'dropped')], max_length=16)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('after', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='continues_from', to='indicators.node')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='continues_in', to='indicators.node')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['same', 'reworded', 'split', 'merged', 'moved', 'dropped'])), name='continuation_kind_known'), models.UniqueConstraint(fields=('before', 'after'), name='continuation_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('after__isnull', True), ('kind', indicators.enums.plans.ContinuesKind['DROPPED'])), models.Q(models.Q(('kind', indicators.enums.plans.ContinuesKind['DROPPED']), _negated=True), ('after__isnull', False)), _connector='OR'), name='continuation_dropped_has_no_after'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='continuation_confirmed_whole')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuation',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', linked.id, 'changed', now()\n    FROM \n    new_rows link CROSS JOIN LATERAL (VALUES (link.before_id), (link.after_id)) AS linked (id)\n    WHERE link.confirmed_at IS NOT NULL AND linked.id IS NOT NULL;\n    RETURN NULL;\n", hash='83c5abc2a64e9a6321f02c79ed515bb8201ef9cb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_6d290', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_continuation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuation',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', linked.id, 'changed', now()\n    FROM \n    old_rows link CROSS JOIN LATERAL (VALUES (link.before_id), (link.after_id)) AS linked (id)\n    WHERE link.confirmed_at IS NOT NULL AND linked.id IS NOT NULL;\n    RETURN NULL;\n", hash='8d7a3f3fe71d14b7e54e0a73a5a50684a6a43ad4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_fed_by_delete_7ff0a', referencing='REFERENCING OLD TABLE AS old_rows ', table='indicators_continuation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_continuationevent" ("after_id", "before_id", "confirmed_at", "confirmed_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."after_id", new_values."before_id", new_values."confirmed_at", new_values."confirmed_by_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bc63e2a5b36488e6bdbeb9ba244425ede91a2e74', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_30388', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_continuation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_continuationevent" ("after_id", "before_id", "confirmed_at", "confirmed_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."after_id", new_values."before_id", new_values."confirmed_at", new_values."confirmed_by_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='270e9eb6359b6dd8449fa10bb8e225be753d4bfa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b2955', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_continuation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_continuationevent" ("after_id", "before_id", "confirmed_at", "confirmed_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."after_id", old_values."before_id", old_values."confirmed_at", old_values."confirmed_by_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='847445b5997e68c4ede66a593185d0cd788b4cc7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9a5b4', referencing='REFERENCING OLD TABLE AS old_values ', table='indicators_continuation', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ContinuationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('same', 'same'), ('reworded', 'reworded'), ('split', 'split'), ('merged', 'merged'), ('moved', 'moved'), ('dropped', 'dropped')], max_length=16)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.continuation')),
                ('after', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.node')),
                ('before', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.node')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='93497b4255877a264ccac34ef598078bc9c442c1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f0b3a', table='indicators_continuationevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='DocumentStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('verdict', models.CharField(choices=[('exceeded', 'exceeded the planned target'), ('met', 'met the planned target'), ('not_met', 'did not meet the planned target'), ('achieved', 'achieved')], max_length=16)),
                ('target', models.TextField(blank=True)),
                ('actual', models.TextField(blank=True)),
                ('basis', models.CharField(blank=True, choices=[('level', 'level'), ('total', 'total'), ('increment', 'increment'), ('unknown', 'unknown')], max_length=16)),
                ('actual_basis', models.CharField(blank=True, choices=[('level', 'level'), ('total', 'total'), ('increment', 'increment'), ('unknown', 'unknown')], max_length=16)),
                ('direction', models.CharField(blank=True, choices=[('increase', 'higher is better'), ('decrease', 'lower is better'), ('maintain', 'to be kept as it is')], max_length=16)),
                ('reason', models.TextField(blank=True)),
                ('source', models.JSONField()),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='indicators.node')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('verdict__in', ['exceeded', 'met', 'not_met', 'achieved'])), name='documentstatement_verdict_known'), models.CheckConstraint(condition=models.Q(('basis__in', ['level', 'total', 'increment', 'unknown', ''])), name='documentstatement_basis_known'), models.CheckConstraint(condition=models.Q(('direction__in', ['increase', 'decrease', 'maintain', ''])), name='documentstatement_direction_known'), models.CheckConstraint(condition=models.Q(('actual_basis__in', ['level', 'total', 'increment', 'unknown', ''])), name='documentstatement_actual_basis_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentstatement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_documentstatementevent" ("actual", "actual_basis", "basis", "direction", "id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source", "target", "text", "verdict") SELECT new_values."actual", new_values."actual_basis", new_values."basis", new_values."direction", new_values."id", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."source", new_values."target", new_values."text", new_values."verdict" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3f08b9068b0704d52683e9240baa9ca66b800551', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8f799', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_documentstatement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentstatement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_documentstatementevent" ("actual", "actual_basis", "basis", "direction", "id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source", "target", "text", "verdict") SELECT new_values."actual", new_values."actual_basis", new_values."basis", new_values."direction", new_values."id", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."source", new_values."target", new_values."text", new_values."verdict" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d38def9aae5c8b4a4af89daa6c6e5512d5190e9d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_235b4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_documentstatement', when='AFTER')),
        ),
        migrations.CreateModel(
            name='DocumentStatementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.TextField()),
                ('verdict', models.CharField(choices=[('exceeded', 'exceeded the planned target'), ('met', 'met the planned target'), ('not_met', 'did not meet the planned target'), ('achieved', 'achieved')], max_length=16)),
                ('target', models.TextField(blank=True)),
                ('actual', models.TextField(blank=True)),
                ('basis', models.CharField(blank=True, choices=[('level', 'level'), ('total', 'total'), ('increment', 'increment'), ('unknown', 'unknown')], max_length=16)),
                ('actual_basis', models.CharField(blank=True, choices=[('level', 'level'), ('total', 'total'), ('increment', 'increment'), ('unknown', 'unknown')], max_length=16)),
                ('direction', models.CharField(blank=True, choices=[('increase', 'higher is better'), ('decrease', 'lower is better'), ('maintain', 'to be kept as it is')], max_length=16)),
                ('reason', models.TextField(blank=True)),
                ('source', models.JSONField()),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.documentstatement')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentstatementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a7166818dde4726f8254e2b3f0192af705e4c4f8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_171c4', table='indicators_documentstatementevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Doubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=64)),
                ('text', models.TextField(blank=True)),
                ('source', models.JSONField(default=dict)),
                ('decision', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True, db_default='', help_text="The person's own words.")),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('node', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='doubts', to='indicators.node')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doubts', to='indicators.planedition')),
            ],
            options={
                'ordering': ('edition', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('decision', '')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('decision', ''), _negated=True)), _connector='OR'), name='doubt_decided_whole')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doubt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_doubtevent" ("answer", "code", "decided_at", "decided_by_id", "decision", "edition_id", "id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") SELECT new_values."answer", new_values."code", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."edition_id", new_values."id", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a067a37a00c3a410499e0a832ba08a9133a8094e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_539aa', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_doubt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doubt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_doubtevent" ("answer", "code", "decided_at", "decided_by_id", "decision", "edition_id", "id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") SELECT new_values."answer", new_values."code", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."edition_id", new_values."id", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6f681e0b6d72133f217a9d3dbc32dc3bb45893d8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_35ec8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_doubt', when='AFTER')),
        ),
        migrations.CreateModel(
            name='DoubtEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=64)),
                ('text', models.TextField(blank=True)),
                ('source', models.JSONField(default=dict)),
                ('decision', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True, db_default='', help_text="The person's own words.")),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('node', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.doubt')),
                ('edition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.planedition')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doubtevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bdf0757e8192630596e1779ef6516db7aa17b843', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4dcaa', table='indicators_doubtevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Narrative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('account', 'Account of the accomplishment'), ('lessons', 'Lessons learned'), ('challenges', 'Challenges and responses')], max_length=16)),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField(blank=True)),
                ('is_draft', models.BooleanField(default=True)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('node', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='narratives', to='indicators.node')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='indicators.period')),
            ],
            options={
                'ordering': ('node', 'period', 'kind', 'number'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['account', 'lessons', 'challenges'])), name='narrative_kind_known'), models.UniqueConstraint(fields=('node', 'period', 'kind', 'number'), name='narrative_number_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='narrative',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='78d62680cae0a3cc55275e1774a318993e44a516', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66d43', table='indicators_narrative', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='narrative',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='7afc4c56dad40f371625e7dc125a45d7d39153ec', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_a21d1', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_narrative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='narrative',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', new_rows.node_id, 'told', now()\n    FROM new_rows WHERE NOT new_rows.is_draft;\n    RETURN NULL;\n", hash='b0422c3e6b23fcc1787efc66a9cbe4ff5b31991c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_0d44c', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_narrative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='narrative',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking \n        FROM (SELECT DISTINCT node_id, period_id FROM (SELECT node_id, period_id FROM new_rows) every) told\n        JOIN indicators_node node ON node.id = told.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n        JOIN indicators_roundperiod asked\n            ON asked.round_id = round.id AND asked.period_id = told.period_id\n    ;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    SELECT max(round.id) INTO closed \n        FROM (SELECT DISTINCT node_id, period_id FROM (SELECT node_id, period_id FROM new_rows) every) told\n        JOIN indicators_node node ON node.id = told.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n        JOIN indicators_roundperiod asked\n            ON asked.round_id = round.id AND asked.period_id = told.period_id\n    \n    GROUP BY told.node_id, told.period_id\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path || '/', above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path || '/', above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    IF EXISTS (SELECT \n        FROM (SELECT DISTINCT node_id, period_id FROM (SELECT node_id, period_id FROM new_rows) every) told\n        JOIN indicators_node node ON node.id = told.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n        JOIN indicators_roundperiod asked\n            ON asked.round_id = round.id AND asked.period_id = told.period_id\n     WHERE \n    EXISTS (\n        SELECT FROM indicators_signoff signed\n        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id\n        JOIN indicators_node above ON above.id = programme.node_id\n        WHERE signed.round_id = round.id AND signed.undone_at IS NULL\n          AND above.edition_id = round.edition_id\n          AND starts_with(node.path || '/', above.path || '/'))\n) THEN\n        RAISE EXCEPTION 'the figures of this programme are signed off for the round'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes';\n    END IF;\n    RETURN NULL;\n    ", hash='0167b228618fdf2855d2c45615d3d23093fac22e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_9c374', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_narrative', when='AFTER')),
        ),
        migrations.CreateModel(
            name='NodeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('programme', 'Programme'), ('subprogramme', 'Subprogramme'), ('objective', 'Objective'), ('accomplishment', 'Expected accomplishment'), ('measure', 'Performance measure'), ('deliverable', 'Deliverable'), ('mandate', 'Legislative mandate'), ('paragraph', 'Paragraph')], max_length=16)),
                ('path', models.TextField()),
                ('position', models.PositiveIntegerField()),
                ('label', models.TextField(blank=True)),
                ('text', models.TextField(blank=True)),
                ('source', models.JSONField()),
                ('source_text', models.TextField(blank=True)),
                ('footnotes', models.JSONField(blank=True, default=list)),
                ('parent', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.node')),
                ('edition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.planedition')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nodeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='12a91121c3dd4ef1c2909ef29099d2a5f1d69f02', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6c057', table='indicators_nodeevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='PlanEditionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('symbol', models.TextField()),
                ('slug', models.SlugField(db_index=False, help_text='Its part of an address.', max_length=120)),
                ('title', models.TextField()),
                ('language', models.CharField(max_length=10)),
                ('format', models.CharField(choices=[('biennial_text', 'Biennial plan, text'), ('annual_text', 'Annual plan, text'), ('annual_word', 'Annual plan, Word'), ('spreadsheet', 'Table of a spreadsheet')], max_length=16)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('proposed', 'Proposed'), ('recommended', 'Recommended'), ('approved', 'Approved'), ('amended', 'Amended'), ('superseded', 'Superseded')], default=indicators.enums.plans.EditionStatus['PROPOSED'], max_length=16)),
                ('source_sha256', models.CharField(max_length=64)),
                ('source_name', models.CharField(blank=True, max_length=255)),
                ('deciding_document', models.CharField(blank=True, max_length=100)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('in_force_from', models.DateField(blank=True, null=True)),
                ('in_force_until', models.DateField(blank=True, null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('adopted_at', models.DateTimeField(blank=True, null=True)),
                ('imported_at', models.DateTimeField()),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.plandocument')),
                ('imported_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.period')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.planedition')),
                ('previous', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.planedition')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planeditionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a2bac9c2ee6c3d96e35eb55866c80e053a610f7b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2d9dd', table='indicators_planeditionevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Remainder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('source', models.JSONField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remainders', to='indicators.planedition')),
            ],
            options={
                'ordering': ('edition', 'position'),
                'constraints': [models.UniqueConstraint(fields=('edition', 'position'), name='remainder_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('performance', 'Programme performance report'), ('budget', 'Programme plan and performance, as in the budget document'), ('summary', 'One-page summary'), ('attainment', 'Attainment annex'), ('exceptions', 'Exceptions report'), ('completeness', 'Completeness and timeliness of reporting'), ('changes', 'What changed')], default=indicators.enums.reports.ReportKind['PERFORMANCE'], max_length=16)),
                ('formats', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('pdf', 'PDF'), ('xlsx', 'Excel workbook'), ('docx', 'Word document'), ('html', 'Web page'), ('csv', 'CSV table'), ('json', 'JSON data')], max_length=8), default=indicators.models.reports.only_pdf, size=None)),
                ('options', models.JSONField(default=dict)),
                ('language', models.CharField(max_length=10)),
                ('as_at', models.DateTimeField()),
                ('requested_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('status', models.CharField(choices=[('queued', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed'), ('cancelled', 'Cancelled')], default=indicators.enums.JobStatus['QUEUED'], max_length=16)),
                ('claim', models.UUIDField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('heartbeat_at', models.DateTimeField(null=True)),
                ('steps_done', models.PositiveIntegerField(default=0)),
                ('steps_total', models.PositiveIntegerField(default=0)),
                ('document', models.JSONField(null=True)),
                ('document_sha256', models.CharField(blank=True, max_length=64)),
                ('error', models.TextField(blank=True)),
                ('error_at', models.TextField(blank=True, db_default='', default='', help_text="The node's path.")),
                ('finished_at', models.DateTimeField(null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('purged_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='indicators.planedition')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='indicators.period')),
                ('requested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['queued', 'running', 'done', 'failed', 'cancelled'])), name='report_status_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['performance', 'budget', 'summary', 'attainment', 'exceptions', 'completeness', 'changes'])), name='report_kind_known'), models.CheckConstraint(condition=models.Q(('formats__contained_by', ['pdf', 'xlsx', 'docx', 'html', 'csv', 'json']), ('formats__len__gte', 1)), name='report_formats_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.JobStatus['RUNNING']), _negated=True), models.Q(('claim__isnull', False), ('heartbeat_at__isnull', False)), _connector='OR'), name='report_running_is_claimed'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.JobStatus['DONE']), _negated=True), models.Q(('document__isnull', False), ('finished_at__isnull', False), ('purged_at__isnull', True)), models.Q(('document__isnull', True), ('finished_at__isnull', False), ('purged_at__isnull', False)), _connector='OR'), name='report_done_has_document'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.JobStatus['DONE']), _negated=True), ('finished_at__isnull', False), _connector='OR'), name='report_done_has_time'), models.CheckConstraint(condition=models.Q(('purged_at__isnull', True), ('status__in', [indicators.enums.JobStatus['DONE'], indicators.enums.JobStatus['FAILED'], indicators.enums.JobStatus['CANCELLED']]), _connector='OR'), name='report_purged_was_over'), models.CheckConstraint(condition=models.Q(models.Q(('cancelled_by__isnull', False), ('finished_at__isnull', False), ('status', indicators.enums.JobStatus['CANCELLED'])), models.Q(models.Q(('status', indicators.enums.JobStatus['CANCELLED']), _negated=True), ('cancelled_by__isnull', True)), _connector='OR'), name='report_cancelled_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.JobStatus['FAILED']), _negated=True), models.Q(('error', ''), _negated=True), _connector='OR'), name='report_failed_says_why')],
                'indexes': [models.Index(condition=models.Q(('status__in', [indicators.enums.JobStatus['QUEUED'], indicators.enums.JobStatus['RUNNING']])), fields=['status', 'heartbeat_at'], name='report_open')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'report', new_rows.id, CASE WHEN new_rows.status <> old_rows.status THEN new_rows.status ELSE 'changed' END, now()\n    FROM \n    new_rows JOIN old_rows USING (id)\n    WHERE new_rows.status IN ('done', 'failed', 'cancelled')\n      AND new_rows.status <> old_rows.status\n      OR new_rows.released_on IS DISTINCT FROM old_rows.released_on;\n    RETURN NULL;\n", hash='46cdb30f1de08f9573dc3eba03feec0197a9fcc8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_57407', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='frozen_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF OLD.document IS NOT NULL AND NEW.document IS DISTINCT FROM OLD.document\n       AND NOT (NEW.document IS NULL AND NEW.purged_at IS NOT NULL)\n       OR OLD.document_sha256 <> '' AND NEW.document_sha256 <> OLD.document_sha256\n       OR OLD.purged_at IS NOT NULL AND NEW.purged_at IS DISTINCT FROM OLD.purged_at THEN\n        RAISE EXCEPTION 'the frozen figures of a report are never changed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'report_frozen_stays';\n    END IF;\n    RETURN NEW;\n", hash='3087db814651a50e991f4ba0d9e65732c8295320', operation='UPDATE OF "document", "document_sha256", "purged_at"', pgid='pgtrigger_frozen_stays_6d46d', table='indicators_report', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='rested_on_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.purged_at IS NOT NULL AND OLD.purged_at IS NULL AND (\n        EXISTS (\n            SELECT FROM indicators_signoff signed\n            JOIN indicators_reportinground round ON round.id = signed.round_id\n            JOIN indicators_roundperiod asked ON asked.round_id = round.id\n            JOIN indicators_period told ON told.id = asked.period_id\n            JOIN indicators_period own ON own.id = NEW.period_id\n            WHERE signed.undone_at IS NULL AND round.edition_id = NEW.edition_id\n              AND told.first_day <= own.last_day AND told.last_day >= own.first_day\n        ) OR EXISTS (\n            SELECT FROM indicators_delivery_reports sent\n            JOIN indicators_delivery delivery ON delivery.id = sent.delivery_id\n            JOIN indicators_schedulerun run ON run.id = delivery.run_id\n            LEFT JOIN indicators_outgoingmail mail ON mail.id = delivery.mail_id\n            WHERE sent.report_id = NEW.id\n              AND (mail.id IS NULL AND run.status = 'making'\n                   OR mail.status IN ('waiting', 'sending')\n                   OR delivery.link_ends_at > now())\n        )\n    ) THEN\n        RAISE EXCEPTION 'a sign-off or a delivery rests on this report'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'report_rested_on_stays';\n    END IF;\n    RETURN NEW;\n", hash='6db338dc680a281ad4d9c651930dbc6befb6d207', operation='UPDATE OF "purged_at"', pgid='pgtrigger_rested_on_stays_ae9b9', table='indicators_report', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_reportevent" ("as_at", "attempts", "cancelled_by_id", "claim", "document_sha256", "edition_id", "error", "error_at", "finished_at", "formats", "id", "kind", "language", "options", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purged_at", "released_on", "requested_at", "requested_by_id", "status") SELECT new_values."as_at", new_values."attempts", new_values."cancelled_by_id", new_values."claim", new_values."document_sha256", new_values."edition_id", new_values."error", new_values."error_at", new_values."finished_at", new_values."formats", new_values."id", new_values."kind", new_values."language", new_values."options", new_values."period_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purged_at", new_values."released_on", new_values."requested_at", new_values."requested_by_id", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='02f978283e67e69ce9c9d291b3f3e1101d6716c4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9a410', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_reportevent" ("as_at", "attempts", "cancelled_by_id", "claim", "document_sha256", "edition_id", "error", "error_at", "finished_at", "formats", "id", "kind", "language", "options", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purged_at", "released_on", "requested_at", "requested_by_id", "status") SELECT new_values."as_at", new_values."attempts", new_values."cancelled_by_id", new_values."claim", new_values."document_sha256", new_values."edition_id", new_values."error", new_values."error_at", new_values."finished_at", new_values."formats", new_values."id", new_values."kind", new_values."language", new_values."options", new_values."period_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purged_at", new_values."released_on", new_values."requested_at", new_values."requested_by_id", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."as_at" IS DISTINCT FROM (new_values."as_at") OR old_values."attempts" IS DISTINCT FROM (new_values."attempts") OR old_values."cancelled_by_id" IS DISTINCT FROM (new_values."cancelled_by_id") OR old_values."claim" IS DISTINCT FROM (new_values."claim") OR old_values."document_sha256" IS DISTINCT FROM (new_values."document_sha256") OR old_values."edition_id" IS DISTINCT FROM (new_values."edition_id") OR old_values."error" IS DISTINCT FROM (new_values."error") OR old_values."error_at" IS DISTINCT FROM (new_values."error_at") OR old_values."finished_at" IS DISTINCT FROM (new_values."finished_at") OR old_values."formats" IS DISTINCT FROM (new_values."formats") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."options" IS DISTINCT FROM (new_values."options") OR old_values."period_id" IS DISTINCT FROM (new_values."period_id") OR old_values."purged_at" IS DISTINCT FROM (new_values."purged_at") OR old_values."released_on" IS DISTINCT FROM (new_values."released_on") OR old_values."requested_at" IS DISTINCT FROM (new_values."requested_at") OR old_values."requested_by_id" IS DISTINCT FROM (new_values."requested_by_id") OR old_values."status" IS DISTINCT FROM (new_values."status")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='34166eadc292f3e9729e752f604fb87a489dc50d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_088ce', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_report', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ReportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('performance', 'Programme performance report'), ('budget', 'Programme plan and performance, as in the budget document'), ('summary', 'One-page summary'), ('attainment', 'Attainment annex'), ('exceptions', 'Exceptions report'), ('completeness', 'Completeness and timeliness of reporting'), ('changes', 'What changed')], default=indicators.enums.reports.ReportKind['PERFORMANCE'], max_length=16)),
                ('formats', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('pdf', 'PDF'), ('xlsx', 'Excel workbook'), ('docx', 'Word document'), ('html', 'Web page'), ('csv', 'CSV table'), ('json', 'JSON data')], max_length=8), default=indicators.models.reports.only_pdf, size=None)),
                ('options', models.JSONField(default=dict)),
                ('language', models.CharField(max_length=10)),
                ('as_at', models.DateTimeField()),
                ('requested_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('status', models.CharField(choices=[('queued', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed'), ('cancelled', 'Cancelled')], default=indicators.enums.JobStatus['QUEUED'], max_length=16)),
                ('claim', models.UUIDField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('document_sha256', models.CharField(blank=True, max_length=64)),
                ('error', models.TextField(blank=True)),
                ('error_at', models.TextField(blank=True, db_default='', default='', help_text="The node's path.")),
                ('finished_at', models.DateTimeField(null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('purged_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('edition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.planedition')),
                ('period', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.period')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.report')),
                ('requested_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3c4a634571c65355779275f1a654cad631e8a8fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f8505', table='indicators_reportevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ReportFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(max_length=16)),
                ('file', models.FileField(max_length=255, upload_to='reports/%Y/')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('made_with', models.CharField(help_text='Renderer and template versions.', max_length=200)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='indicators.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'format'), name='reportfile_format_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportfile',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='7ca4efefcfbce70a9439ea8657793528b81ed9b4', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_56004', table='indicators_reportfile', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ReportingRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('finality', models.CharField(choices=[('final', 'final values'), ('interim', 'interim values')], default=indicators.enums.Finality['FINAL'], max_length=16)),
                ('as_of', models.DateField(blank=True, null=True)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('baseline', 'Baseline'), ('target', 'Target'), ('actual', 'Actual')], max_length=16), size=None)),
                ('opens_on', models.DateField()),
                ('due_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('extended_why', models.TextField(blank=True)),
                ('reminders', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), blank=True, default=list, size=None)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='indicators.planedition')),
                ('extended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-opens_on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('finality__in', ['final', 'interim'])), name='reportinground_finality_known'), models.UniqueConstraint(fields=('edition', 'name'), name='reportinground_name_once'), models.CheckConstraint(condition=models.Q(('due_on__lte', models.F('closes_on')), ('opens_on__lte', models.F('due_on'))), name='reportinground_runs_forward'), models.CheckConstraint(condition=models.Q(('kinds__contained_by', ['baseline', 'target', 'actual']), ('kinds__len__gte', 1)), name='reportinground_kinds_known'), models.CheckConstraint(condition=models.Q(models.Q(('as_of__isnull', True), ('finality', indicators.enums.Finality['FINAL'])), models.Q(('as_of__isnull', False), ('finality', indicators.enums.Finality['INTERIM']), ('kinds', ['actual'])), _connector='OR'), name='reportinground_interim_actual_as_of'), models.CheckConstraint(condition=models.Q(models.Q(('extended_by__isnull', True), ('extended_why', '')), models.Q(('extended_by__isnull', False), models.Q(('extended_why', ''), _negated=True)), _connector='OR'), name='reportinground_extended_whole')],
            },
        ),
        migrations.CreateModel(
            name='ReportingRoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('finality', models.CharField(choices=[('final', 'final values'), ('interim', 'interim values')], default=indicators.enums.Finality['FINAL'], max_length=16)),
                ('as_of', models.DateField(blank=True, null=True)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('baseline', 'Baseline'), ('target', 'Target'), ('actual', 'Actual')], max_length=16), size=None)),
                ('opens_on', models.DateField()),
                ('due_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('extended_why', models.TextField(blank=True)),
                ('reminders', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), blank=True, default=list, size=None)),
                ('edition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.planedition')),
                ('extended_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.reportinground')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportingroundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fe6a6176a466677a28142d60955e08bbe8c5c0cd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_48a2c', table='indicators_reportingroundevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ReportSchedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('every', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'three months'), ('year', 'year')], default=indicators.enums.delivery.Every['YEAR'], max_length=8)),
                ('month', models.PositiveSmallIntegerField(default=1)),
                ('day', models.PositiveSmallIntegerField(default=1)),
                ('at', models.TimeField()),
                ('zone', models.CharField(default='UTC', max_length=64)),
                ('if_late', models.CharField(choices=[('send', 'Send when it is back'), ('flag', 'Do not send; flag it here and tell me')], default=indicators.enums.delivery.IfLate['SEND'], max_length=8)),
                ('kind', models.CharField(choices=[('performance', 'Programme performance report'), ('budget', 'Programme plan and performance, as in the budget document'), ('summary', 'One-page summary'), ('attainment', 'Attainment annex'), ('exceptions', 'Exceptions report'), ('completeness', 'Completeness and timeliness of reporting'), ('changes', 'What changed')], default=indicators.enums.reports.ReportKind['PERFORMANCE'], max_length=16)),
                ('formats', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('pdf', 'PDF'), ('xlsx', 'Excel workbook'), ('docx', 'Word document'), ('html', 'Web page'), ('csv', 'CSV table'), ('json', 'JSON data')], max_length=8), default=indicators.models.reports.only_pdf, size=None)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), blank=True, default=list, size=None)),
                ('about', models.CharField(choices=[('year_before', 'the year before'), ('same_year', 'the same year'), ('period', 'one period, always the same')], default=indicators.enums.delivery.About['YEAR_BEFORE'], max_length=16)),
                ('programmes', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ('one_each', models.BooleanField(default=False)),
                ('drafts', models.BooleanField(default=False)),
                ('to_roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('addresses', django.contrib.postgres.fields.ArrayField(base_field=models.EmailField(max_length=254), blank=True, default=list, size=None)),
                ('sent_as', models.CharField(choices=[('link', 'A signed link that asks for sign-in and ends'), ('attachment', 'The files attached')], default=indicators.enums.delivery.SentAs['LINK'], max_length=16)),
                ('link_days', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(366)])),
                ('next_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schedules', to='indicators.plandocument')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schedules', to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.period')),
            ],
            options={
                'ordering': ('name', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('document', 'name'), name='reportschedule_name_once'), models.CheckConstraint(condition=models.Q(('every__in', ['week', 'month', 'quarter', 'year'])), name='reportschedule_every_known'), models.CheckConstraint(condition=models.Q(('if_late__in', ['send', 'flag'])), name='reportschedule_if_late_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['performance', 'budget', 'summary', 'attainment', 'exceptions', 'completeness', 'changes'])), name='reportschedule_kind_known'), models.CheckConstraint(condition=models.Q(('about__in', ['year_before', 'same_year', 'period'])), name='reportschedule_about_known'), models.CheckConstraint(condition=models.Q(('sent_as__in', ['link', 'attachment'])), name='reportschedule_sent_as_known'), models.CheckConstraint(condition=models.Q(('month__gte', 1), ('month__lte', 12)), name='reportschedule_month'), models.CheckConstraint(condition=models.Q(('day__gte', 1), ('day__lte', 31)), name='reportschedule_day'), models.CheckConstraint(condition=models.Q(('link_days__gte', 1), ('link_days__lte', 366)), name='reportschedule_link_days'), models.CheckConstraint(condition=models.Q(models.Q(('every', indicators.enums.delivery.Every['WEEK']), _negated=True), ('day__lte', 7), _connector='OR'), name='reportschedule_day_of_week'), models.CheckConstraint(condition=models.Q(models.Q(('about', indicators.enums.delivery.About['PERIOD']), ('period__isnull', False)), models.Q(models.Q(('about', indicators.enums.delivery.About['PERIOD']), _negated=True), ('period__isnull', True)), _connector='OR'), name='reportschedule_period_if_fixed'), models.CheckConstraint(condition=models.Q(models.Q(('next_at__isnull', False), ('paused_at__isnull', True)), models.Q(('next_at__isnull', True), ('paused_at__isnull', False)), _connector='OR'), name='reportschedule_paused_or_next'), models.CheckConstraint(condition=models.Q(('to_roles__len__gte', 1), ('addresses__len__gte', 1), _connector='OR'), name='reportschedule_goes_to_somebody'), models.CheckConstraint(condition=models.Q(('formats__contained_by', ['pdf', 'xlsx', 'docx', 'html', 'csv', 'json']), ('formats__len__gte', 1)), name='reportschedule_formats_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportschedule',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'schedule', new_rows.id, 'added', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='8537e6ccc69554d61aeca22dce7b0d94d3ef2d3a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_f9f51', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_reportschedule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportschedule',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'schedule', new_rows.id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='73e16db67019f9e6d39ecf8149a2e8a17b6b56bf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_d5d36', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_reportschedule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportschedule',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_reportscheduleevent" ("about", "addresses", "at", "day", "document_id", "drafts", "every", "formats", "id", "if_late", "kind", "languages", "link_days", "month", "name", "next_at", "one_each", "owner_id", "paused_at", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmes", "sent_as", "to_roles", "zone") SELECT new_values."about", new_values."addresses", new_values."at", new_values."day", new_values."document_id", new_values."drafts", new_values."every", new_values."formats", new_values."id", new_values."if_late", new_values."kind", new_values."languages", new_values."link_days", new_values."month", new_values."name", new_values."next_at", new_values."one_each", new_values."owner_id", new_values."paused_at", new_values."period_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."programmes", new_values."sent_as", new_values."to_roles", new_values."zone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8237faaf5ab606000ffc28f02404791d355acead', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2048e', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_reportschedule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportschedule',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_reportscheduleevent" ("about", "addresses", "at", "day", "document_id", "drafts", "every", "formats", "id", "if_late", "kind", "languages", "link_days", "month", "name", "next_at", "one_each", "owner_id", "paused_at", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmes", "sent_as", "to_roles", "zone") SELECT new_values."about", new_values."addresses", new_values."at", new_values."day", new_values."document_id", new_values."drafts", new_values."every", new_values."formats", new_values."id", new_values."if_late", new_values."kind", new_values."languages", new_values."link_days", new_values."month", new_values."name", new_values."next_at", new_values."one_each", new_values."owner_id", new_values."paused_at", new_values."period_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."programmes", new_values."sent_as", new_values."to_roles", new_values."zone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7ee16ffbf86ffaf1bd8a6efe49264aa03836076b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6b09a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_reportschedule', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ReportScheduleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('every', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'three months'), ('year', 'year')], default=indicators.enums.delivery.Every['YEAR'], max_length=8)),
                ('month', models.PositiveSmallIntegerField(default=1)),
                ('day', models.PositiveSmallIntegerField(default=1)),
                ('at', models.TimeField()),
                ('zone', models.CharField(default='UTC', max_length=64)),
                ('if_late', models.CharField(choices=[('send', 'Send when it is back'), ('flag', 'Do not send; flag it here and tell me')], default=indicators.enums.delivery.IfLate['SEND'], max_length=8)),
                ('kind', models.CharField(choices=[('performance', 'Programme performance report'), ('budget', 'Programme plan and performance, as in the budget document'), ('summary', 'One-page summary'), ('attainment', 'Attainment annex'), ('exceptions', 'Exceptions report'), ('completeness', 'Completeness and timeliness of reporting'), ('changes', 'What changed')], default=indicators.enums.reports.ReportKind['PERFORMANCE'], max_length=16)),
                ('formats', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('pdf', 'PDF'), ('xlsx', 'Excel workbook'), ('docx', 'Word document'), ('html', 'Web page'), ('csv', 'CSV table'), ('json', 'JSON data')], max_length=8), default=indicators.models.reports.only_pdf, size=None)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), blank=True, default=list, size=None)),
                ('about', models.CharField(choices=[('year_before', 'the year before'), ('same_year', 'the same year'), ('period', 'one period, always the same')], default=indicators.enums.delivery.About['YEAR_BEFORE'], max_length=16)),
                ('programmes', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ('one_each', models.BooleanField(default=False)),
                ('drafts', models.BooleanField(default=False)),
                ('to_roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('addresses', django.contrib.postgres.fields.ArrayField(base_field=models.EmailField(max_length=254), blank=True, default=list, size=None)),
                ('sent_as', models.CharField(choices=[('link', 'A signed link that asks for sign-in and ends'), ('attachment', 'The files attached')], default=indicators.enums.delivery.SentAs['LINK'], max_length=16)),
                ('link_days', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(366)])),
                ('next_at', models.DateTimeField(blank=True, null=True)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.plandocument')),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.period')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.reportschedule')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportscheduleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cb44c582142a5478aab47e7db72cf9368eaf2f94', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5ac32', table='indicators_reportscheduleevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='RoleAssignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('manager', 'Programme manager'), ('contributor', 'Contributor of an entity'), ('reviewer', 'Reviewer'), ('head', 'Head of programme'), ('officer', 'Planning officer'), ('reader', 'Reader')], max_length=16)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.plandocument')),
                ('entity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.category')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.programmeidentity')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL)),
                ('subprogramme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.subprogrammeidentity')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['manager', 'contributor', 'reviewer', 'head', 'officer', 'reader'])), name='roleassignment_role_known'), models.CheckConstraint(condition=models.Q(models.Q(('document__isnull', False), ('programme__isnull', True), ('subprogramme__isnull', True)), models.Q(('document__isnull', True), ('programme__isnull', False), ('subprogramme__isnull', True)), models.Q(('document__isnull', True), ('programme__isnull', True), ('subprogramme__isnull', False)), _connector='OR'), name='roleassignment_one_scope', violation_error_message='A role is held on one place: choose one.'), models.CheckConstraint(condition=models.Q(models.Q(('role', indicators.enums.Role['OFFICER']), _negated=True), ('document__isnull', False), _connector='OR'), name='roleassignment_officer_of_a_plan', violation_error_message='A planning officer has the whole plan.'), models.CheckConstraint(condition=models.Q(models.Q(('role', indicators.enums.Role['HEAD']), _negated=True), ('programme__isnull', False), _connector='OR'), name='roleassignment_head_of_a_programme', violation_error_message='A head is the head of a programme.'), models.CheckConstraint(condition=models.Q(models.Q(('entity__isnull', False), ('role', indicators.enums.Role['CONTRIBUTOR'])), models.Q(models.Q(('role', indicators.enums.Role['CONTRIBUTOR']), _negated=True), ('entity__isnull', True)), _connector='OR'), name='roleassignment_contributor_of_an_entity', violation_error_message='A contributor gives the part of an entity: choose it. No other role is of an entity.'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='roleassignment_runs_forward', violation_error_message='The last day is before the first.'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('document__isnull', False)), expressions=((django.contrib.postgres.indexes.OpClass('user', 'gist_int8_ops'), '='), (django.contrib.postgres.indexes.OpClass('role', 'gist_text_ops'), '='), (django.contrib.postgres.indexes.OpClass('document', 'gist_int8_ops'), '='), (django.contrib.postgres.indexes.OpClass(django.db.models.functions.comparison.Coalesce('entity', models.Value(0), output_field=models.BigIntegerField()), 'gist_int8_ops'), '='), (indicators.models.ranges.DaysHeld('starts_on', 'ends_on'), '&&')), name='roleassignment_once_per_document', violation_error_message='This person holds this role there on these days already.'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('programme__isnull', False)), expressions=((django.contrib.postgres.indexes.OpClass('user', 'gist_int8_ops'), '='), (django.contrib.postgres.indexes.OpClass('role', 'gist_text_ops'), '='), (django.contrib.postgres.indexes.OpClass('programme', 'gist_int8_ops'), '='), (django.contrib.postgres.indexes.OpClass(django.db.models.functions.comparison.Coalesce('entity', models.Value(0), output_field=models.BigIntegerField()), 'gist_int8_ops'), '='), (indicators.models.ranges.DaysHeld('starts_on', 'ends_on'), '&&')), name='roleassignment_once_per_programme', violation_error_message='This person holds this role there on these days already.'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('subprogramme__isnull', False)), expressions=((django.contrib.postgres.indexes.OpClass('user', 'gist_int8_ops'), '='), (django.contrib.postgres.indexes.OpClass('role', 'gist_text_ops'), '='), (django.contrib.postgres.indexes.OpClass('subprogramme', 'gist_int8_ops'), '='), (django.contrib.postgres.indexes.OpClass(django.db.models.functions.comparison.Coalesce('entity', models.Value(0), output_field=models.BigIntegerField()), 'gist_int8_ops'), '='), (indicators.models.ranges.DaysHeld('starts_on', 'ends_on'), '&&')), name='roleassignment_once_per_subprogramme', violation_error_message='This person holds this role there on these days already.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleassignment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_roleassignmentevent" ("document_id", "ends_on", "entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "role", "starts_on", "subprogramme_id", "user_id") SELECT new_values."document_id", new_values."ends_on", new_values."entity_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."programme_id", new_values."role", new_values."starts_on", new_values."subprogramme_id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='44149bca02721d69e771fcceadbdfdc257f32625', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ccb18', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_roleassignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleassignment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_roleassignmentevent" ("document_id", "ends_on", "entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "role", "starts_on", "subprogramme_id", "user_id") SELECT new_values."document_id", new_values."ends_on", new_values."entity_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."programme_id", new_values."role", new_values."starts_on", new_values."subprogramme_id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='19105abd51f2a1bf6e8094b3caa54ba08929625d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ece0a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_roleassignment', when='AFTER')),
        ),
        migrations.CreateModel(
            name='RoleAssignmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('manager', 'Programme manager'), ('contributor', 'Contributor of an entity'), ('reviewer', 'Reviewer'), ('head', 'Head of programme'), ('officer', 'Planning officer'), ('reader', 'Reader')], max_length=16)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.plandocument')),
                ('entity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.category')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.roleassignment')),
                ('programme', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.programmeidentity')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('subprogramme', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.subprogrammeidentity')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleassignmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6accd718834b62cbf0b2a014734cf0d1349844dc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7871b', table='indicators_roleassignmentevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='RoundException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField()),
                ('reason', models.TextField()),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.measureidentity')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.programmeidentity')),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exceptions', to='indicators.reportinground')),
                ('subprogramme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.subprogrammeidentity')),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('measure__isnull', True), ('programme__isnull', False), ('subprogramme__isnull', True)), models.Q(('measure__isnull', True), ('programme__isnull', True), ('subprogramme__isnull', False)), models.Q(('measure__isnull', False), ('programme__isnull', True), ('subprogramme__isnull', True)), _connector='OR'), name='roundexception_one_scope'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='roundexception_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='roundexception_revoked_whole')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundexception',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'round', new_rows.round_id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='bcd01b241aec24545fbb348c6c9622b7d61733ca', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_fcd69', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_roundexception', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundexception',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'round', new_rows.round_id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='1fec79b321e0a31dac2167ebfe421625544bd165', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_354ce', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_roundexception', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundexception',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_roundexceptionevent" ("at", "granted_by_id", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "reason", "revoked_at", "revoked_by_id", "round_id", "subprogramme_id", "until") SELECT new_values."at", new_values."granted_by_id", new_values."id", new_values."measure_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."programme_id", new_values."reason", new_values."revoked_at", new_values."revoked_by_id", new_values."round_id", new_values."subprogramme_id", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='149506d34a6a1072afb807ae0bcdd8a903f37f3b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c061b', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_roundexception', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundexception',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_roundexceptionevent" ("at", "granted_by_id", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "reason", "revoked_at", "revoked_by_id", "round_id", "subprogramme_id", "until") SELECT new_values."at", new_values."granted_by_id", new_values."id", new_values."measure_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."programme_id", new_values."reason", new_values."revoked_at", new_values."revoked_by_id", new_values."round_id", new_values."subprogramme_id", new_values."until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e261bfb2a9aa926fe0211d12f13619181c6d394b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6306d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_roundexception', when='AFTER')),
        ),
        migrations.CreateModel(
            name='RoundExceptionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('until', models.DateField()),
                ('reason', models.TextField()),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('granted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.measureidentity')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.roundexception')),
                ('programme', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.programmeidentity')),
                ('revoked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.reportinground')),
                ('subprogramme', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.subprogrammeidentity')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundexceptionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9cec25f73864b864670a1190899e18d80b0a5577', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e6c3a', table='indicators_roundexceptionevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='RoundPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.period')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='indicators.reportinground')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'period'), name='roundperiod_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundperiod',
            trigger=pgtrigger.compiler.Trigger(name='asks_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM pg_advisory_xact_lock(hashtextextended('rounds of edition', edition_id))\n    FROM (\n        SELECT DISTINCT edition_id FROM indicators_reportinground\n        WHERE id IN (SELECT round_id FROM new_periods) ORDER BY edition_id\n    ) edition;\n    IF EXISTS (\n        SELECT FROM indicators_reportinground round\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n        JOIN indicators_roundperiod also\n            ON also.period_id = asked.period_id AND also.round_id <> asked.round_id\n        JOIN indicators_reportinground other ON other.id = also.round_id\n            AND other.edition_id = round.edition_id\n            AND other.as_of IS NOT DISTINCT FROM round.as_of\n            AND other.kinds && round.kinds\n        WHERE round.id IN (SELECT round_id FROM new_periods)\n          AND round.opens_on <= coalesce((other.closed_at AT TIME ZONE 'UTC')::date - 1, other.closes_on)\n          AND other.opens_on <= coalesce((round.closed_at AT TIME ZONE 'UTC')::date - 1, round.closes_on)\n    ) THEN\n        RAISE EXCEPTION 'two rounds of an edition ask for the same values at the same time'\n            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'reportinground_asks_once';\n    END IF;\n    RETURN NULL;\n    ", hash='d4cadfb33e4b2c69523ee67455f6386f5e6ea173', level='STATEMENT', operation='INSERT', pgid='pgtrigger_asks_once_f755b', referencing='REFERENCING NEW TABLE AS new_periods ', table='indicators_roundperiod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundperiod',
            trigger=pgtrigger.compiler.Trigger(name='within_edition', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_periods asked\n        JOIN indicators_period period ON period.id = asked.period_id\n        JOIN indicators_reportinground round ON round.id = asked.round_id\n        JOIN indicators_planedition edition ON edition.id = round.edition_id\n        JOIN indicators_period whole ON whole.id = edition.period_id\n        WHERE period.first_day < whole.first_day - interval '1 year'\n           OR period.last_day > whole.last_day\n    ) THEN\n        RAISE EXCEPTION 'a round asks for periods of its edition'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'roundperiod_within_edition';\n    END IF;\n    RETURN NULL;\n", hash='e665706c38f4d806a1c81bc2b3fb11df7037266c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_within_edition_6e127', referencing='REFERENCING NEW TABLE AS new_periods ', table='indicators_roundperiod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundperiod',
            trigger=pgtrigger.compiler.Trigger(name='periods_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM old_periods asked\n        JOIN indicators_reportinground round ON round.id = asked.round_id\n        WHERE round.opens_on <= (clock_timestamp() AT TIME ZONE 'UTC')::date\n    ) THEN \n        RAISE EXCEPTION 'what a round asks for is settled on the day it opens'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_asked_is_settled';\n    END IF;\n    RETURN NULL;\n\n", hash='54e50923a396a84668b98f00360d83c187cd872f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_periods_stay_b277d', referencing='REFERENCING OLD TABLE AS old_periods ', table='indicators_roundperiod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundperiod',
            trigger=pgtrigger.compiler.Trigger(name='is_not_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0dabfc88dab6380b1d43377529e8721b5b4034ea', operation='UPDATE', pgid='pgtrigger_is_not_changed_46955', table='indicators_roundperiod', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundperiod',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_roundperiodevent" ("id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") SELECT new_values."id", new_values."period_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."round_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='360cd437e1d039579721ff9a4de655035564ab08', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7f147', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_roundperiod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundperiod',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_roundperiodevent" ("id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") SELECT old_values."id", old_values."period_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."round_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f88d1438e7836d10d363dc918bbf818ad6a9f080', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a1b21', referencing='REFERENCING OLD TABLE AS old_values ', table='indicators_roundperiod', when='AFTER')),
        ),
        migrations.AddField(
            model_name='reportinground',
            name='periods',
            field=models.ManyToManyField(related_name='rounds', through='indicators.RoundPeriod', to='indicators.period'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportinground',
            trigger=pgtrigger.compiler.Trigger(name='asks_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM pg_advisory_xact_lock(hashtextextended('rounds of edition', edition_id))\n    FROM (\n        SELECT DISTINCT edition_id FROM indicators_reportinground\n        WHERE id IN (SELECT id FROM new_rounds) ORDER BY edition_id\n    ) edition;\n    IF EXISTS (\n        SELECT FROM indicators_reportinground round\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n        JOIN indicators_roundperiod also\n            ON also.period_id = asked.period_id AND also.round_id <> asked.round_id\n        JOIN indicators_reportinground other ON other.id = also.round_id\n            AND other.edition_id = round.edition_id\n            AND other.as_of IS NOT DISTINCT FROM round.as_of\n            AND other.kinds && round.kinds\n        WHERE round.id IN (SELECT id FROM new_rounds)\n          AND round.opens_on <= coalesce((other.closed_at AT TIME ZONE 'UTC')::date - 1, other.closes_on)\n          AND other.opens_on <= coalesce((round.closed_at AT TIME ZONE 'UTC')::date - 1, round.closes_on)\n    ) THEN\n        RAISE EXCEPTION 'two rounds of an edition ask for the same values at the same time'\n            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'reportinground_asks_once';\n    END IF;\n    RETURN NULL;\n    ", hash='976b9d28388b8959c5d97d6f9d5e830cd60c56ff', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_asks_once_9f260', referencing='REFERENCING OLD TABLE AS old_rounds  NEW TABLE AS new_rounds ', table='indicators_reportinground', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportinground',
            trigger=pgtrigger.compiler.Trigger(name='asks_what_it_asked', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM old_rounds before\n        LEFT JOIN new_rounds round ON round.id = before.id\n        WHERE before.opens_on <= (clock_timestamp() AT TIME ZONE 'UTC')::date\n          AND (round.edition_id, round.as_of, round.kinds)\n              IS DISTINCT FROM (before.edition_id, before.as_of, before.kinds)\n    ) THEN \n        RAISE EXCEPTION 'what a round asks for is settled on the day it opens'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_asked_is_settled';\n    END IF;\n    RETURN NULL;\n\n", hash='9cfc5faf1e89a01c2c64603b4e0c0f65c6988762', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_asks_what_it_asked_287e6', referencing='REFERENCING OLD TABLE AS old_rounds  NEW TABLE AS new_rounds ', table='indicators_reportinground', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportinground',
            trigger=pgtrigger.compiler.Trigger(name='says_why_extended', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM old_rounds before\n        JOIN new_rounds round ON round.id = before.id\n        WHERE before.opens_on <= (clock_timestamp() AT TIME ZONE 'UTC')::date\n          AND (round.due_on > before.due_on OR round.closes_on > before.closes_on\n              OR (before.closed_at IS NOT NULL AND round.closed_at IS NULL))\n          AND round.extended_why = ''\n    ) THEN\n        RAISE EXCEPTION 'an extension of a round says why'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_says_why_extended';\n    END IF;\n    RETURN NULL;\n", hash='48f9d40e77578199a78a0f2c69a079b16f0cd36e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_says_why_extended_3d547', referencing='REFERENCING OLD TABLE AS old_rounds  NEW TABLE AS new_rounds ', table='indicators_reportinground', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportinground',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'round', new_rows.id, 'added', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='487b531345a1db1044b738a47d928f80de7b16a3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_f1dd0', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_reportinground', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportinground',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'round', new_rows.id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='8210c0b7d964b96283f489d5c710d8e13c8ee854', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_88883', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_reportinground', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportinground',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_reportingroundevent" ("as_of", "closed_at", "closes_on", "due_on", "edition_id", "extended_by_id", "extended_why", "finality", "id", "kinds", "name", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_on", "reminders") SELECT new_values."as_of", new_values."closed_at", new_values."closes_on", new_values."due_on", new_values."edition_id", new_values."extended_by_id", new_values."extended_why", new_values."finality", new_values."id", new_values."kinds", new_values."name", new_values."opens_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."released_on", new_values."reminders" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='444df7dc7e7205c8c4f06962e7b6e58e834feb84', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d08c9', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_reportinground', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportinground',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_reportingroundevent" ("as_of", "closed_at", "closes_on", "due_on", "edition_id", "extended_by_id", "extended_why", "finality", "id", "kinds", "name", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_on", "reminders") SELECT new_values."as_of", new_values."closed_at", new_values."closes_on", new_values."due_on", new_values."edition_id", new_values."extended_by_id", new_values."extended_why", new_values."finality", new_values."id", new_values."kinds", new_values."name", new_values."opens_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."released_on", new_values."reminders" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a7884608a2342a9422476400a558e52cb05e516c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ebd38', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_reportinground', when='AFTER')),
        ),
        migrations.CreateModel(
            name='RoundPeriodEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.period')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.roundperiod')),
                ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.reportinground')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundperiodevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='33dab85fdf0b1dcd581357e73eef7f958600aa3f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fd8e4', table='indicators_roundperiodevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ScheduleRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField()),
                ('began_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('status', models.CharField(choices=[('making', 'Being made'), ('posted', 'Handed to the outbox'), ('not_sent', 'Not sent')], default=indicators.enums.delivery.RunStatus['MAKING'], max_length=16)),
                ('problem', models.CharField(blank=True, choices=[('late', 'The service was down at that time, and the schedule says not to send late. Run it now.'), ('overtaken', 'The service was down at that time; the next run, which was due too, was made instead.'), ('no_edition', 'The plan has no released edition. Load one, or choose another plan.'), ('no_period', 'The plan has no value of that period. Choose the plan that follows it.'), ('no_programme', 'The edition has none of the programmes of the schedule. Choose others.'), ('no_recipient', 'Nobody holds the roles that the schedule names. Name somebody, then run it again.'), ('paused', 'It was due, and was paused before it was sent. Run it now, if it is wanted.'), ('refused', 'No such report can be made of the plan as it is. Change the schedule.'), ('unexpected', 'An error of the service kept it from running; the operators find it in the log.'), ('not_to_all', 'Somebody or something that the schedule names was not reached; its log says which.'), ('not_made', 'At least one of its reports was not made; its page says why. Run it again.')], max_length=16)),
                ('ended_at', models.DateTimeField(null=True)),
                ('missed', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, db_default=[], default=list, size=None)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.period')),
                ('reports', models.ManyToManyField(related_name='runs', to='indicators.report')),
                ('schedule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='indicators.reportschedule')),
            ],
            options={
                'ordering': ('-due_at', '-pk'),
                'constraints': [models.UniqueConstraint(fields=('schedule', 'due_at'), name='schedulerun_once'), models.CheckConstraint(condition=models.Q(('status__in', ['making', 'posted', 'not_sent'])), name='schedulerun_status_known'), models.CheckConstraint(condition=models.Q(('problem__in', ['late', 'overtaken', 'no_edition', 'no_period', 'no_programme', 'no_recipient', 'paused', 'refused', 'unexpected', 'not_to_all', 'not_made', ''])), name='schedulerun_problem_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.delivery.RunStatus['NOT_SENT']), _negated=True), models.Q(('problem', ''), _negated=True), _connector='OR'), name='schedulerun_not_sent_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('status', indicators.enums.delivery.RunStatus['MAKING'])), models.Q(models.Q(('status', indicators.enums.delivery.RunStatus['MAKING']), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='schedulerun_ends')],
                'indexes': [models.Index(condition=models.Q(('status', indicators.enums.delivery.RunStatus['MAKING'])), fields=['began_at'], name='schedulerun_open')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedulerun',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_schedulerunevent" ("began_at", "by_id", "due_at", "ended_at", "id", "missed", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "schedule_id", "status") SELECT new_values."began_at", new_values."by_id", new_values."due_at", new_values."ended_at", new_values."id", new_values."missed", new_values."period_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."problem", new_values."schedule_id", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='742ba3ca5df40a602f82cd5ac85177c7e21f4f26', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b6755', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_schedulerun', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedulerun',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_schedulerunevent" ("began_at", "by_id", "due_at", "ended_at", "id", "missed", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "schedule_id", "status") SELECT new_values."began_at", new_values."by_id", new_values."due_at", new_values."ended_at", new_values."id", new_values."missed", new_values."period_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."problem", new_values."schedule_id", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='87fad014dc96a5250b397313636942738fe810f8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_93986', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_schedulerun', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(blank=True, max_length=254)),
                ('as_role', models.CharField(blank=True, max_length=60)),
                ('sent_as', models.CharField(choices=[('link', 'A signed link that asks for sign-in and ends'), ('attachment', 'The files attached')], max_length=16)),
                ('link_ends_at', models.DateTimeField(null=True)),
                ('opened_at', models.DateTimeField(null=True)),
                ('recipient', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to=settings.AUTH_USER_MODEL)),
                ('mail', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='indicators.outgoingmail')),
                ('reports', models.ManyToManyField(related_name='deliveries', to='indicators.report')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='indicators.schedulerun')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('sent_as__in', ['link', 'attachment'])), name='delivery_sent_as_known'), models.UniqueConstraint(fields=('run', 'recipient', 'address'), name='delivery_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('address', ''), ('recipient__isnull', False)), models.Q(('recipient__isnull', True), models.Q(('address', ''), _negated=True)), _connector='OR'), name='delivery_to_an_account_or_an_address'), models.CheckConstraint(condition=models.Q(models.Q(('link_ends_at__isnull', True), ('sent_as', indicators.enums.delivery.SentAs['ATTACHMENT'])), models.Q(('link_ends_at__isnull', False), ('recipient__isnull', False), ('sent_as', indicators.enums.delivery.SentAs['LINK'])), _connector='OR'), name='delivery_link_ends_and_has_account')],
            },
        ),
        migrations.CreateModel(
            name='ScheduleRunEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('due_at', models.DateTimeField()),
                ('began_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('status', models.CharField(choices=[('making', 'Being made'), ('posted', 'Handed to the outbox'), ('not_sent', 'Not sent')], default=indicators.enums.delivery.RunStatus['MAKING'], max_length=16)),
                ('problem', models.CharField(blank=True, choices=[('late', 'The service was down at that time, and the schedule says not to send late. Run it now.'), ('overtaken', 'The service was down at that time; the next run, which was due too, was made instead.'), ('no_edition', 'The plan has no released edition. Load one, or choose another plan.'), ('no_period', 'The plan has no value of that period. Choose the plan that follows it.'), ('no_programme', 'The edition has none of the programmes of the schedule. Choose others.'), ('no_recipient', 'Nobody holds the roles that the schedule names. Name somebody, then run it again.'), ('paused', 'It was due, and was paused before it was sent. Run it now, if it is wanted.'), ('refused', 'No such report can be made of the plan as it is. Change the schedule.'), ('unexpected', 'An error of the service kept it from running; the operators find it in the log.'), ('not_to_all', 'Somebody or something that the schedule names was not reached; its log says which.'), ('not_made', 'At least one of its reports was not made; its page says why. Run it again.')], max_length=16)),
                ('ended_at', models.DateTimeField(null=True)),
                ('missed', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, db_default=[], default=list, size=None)),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.period')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.schedulerun')),
                ('schedule', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.reportschedule')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedulerunevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='13b63459877e5670a2939fe05453d69b42c587cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1be2a', table='indicators_schedulerunevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('figures', models.TextField()),
                ('figures_hash', models.CharField(max_length=64)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('undone_reason', models.TextField(blank=True)),
                ('acting_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='indicators.programmeidentity')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='indicators.reportinground')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('round', 'programme'), name='signoff_stands_once'), models.CheckConstraint(condition=models.Q(('figures_hash', indicators.models.signing.HashOf('figures'))), name='signoff_hash_of_figures'), models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_by__isnull', True), ('undone_reason', '')), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False), models.Q(('undone_reason', ''), _negated=True)), _connector='OR'), name='signoff_undone_whole')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='signed_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_signed signed\n        LEFT JOIN old_signed before ON before.id = signed.id\n        WHERE before.id IS NULL OR before.undone_at IS NOT NULL\n          OR (signed.round_id, signed.programme_id, signed.by_id, signed.acting_for_id,\n              signed.at, signed.figures, signed.figures_hash)\n            IS DISTINCT FROM (before.round_id, before.programme_id, before.by_id,\n              before.acting_for_id, before.at, before.figures, before.figures_hash)\n    ) THEN\n        RAISE EXCEPTION 'what was signed off is never changed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_stays';\n    END IF;\n    RETURN NULL;\n", hash='dc50565cb4f4fe1d508c0cf076efc64373263ce3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_signed_stays_514c6', referencing='REFERENCING OLD TABLE AS old_signed  NEW TABLE AS new_signed ', table='indicators_signoff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_signoffevent" ("acting_for_id", "at", "by_id", "figures", "figures_hash", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "round_id", "undone_at", "undone_by_id", "undone_reason") SELECT new_values."acting_for_id", new_values."at", new_values."by_id", new_values."figures", new_values."figures_hash", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."programme_id", new_values."round_id", new_values."undone_at", new_values."undone_by_id", new_values."undone_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='56970cdd62a1cb009e4040ff9c1da8650818528d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b84b5', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_signoff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_signoffevent" ("acting_for_id", "at", "by_id", "figures", "figures_hash", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "round_id", "undone_at", "undone_by_id", "undone_reason") SELECT new_values."acting_for_id", new_values."at", new_values."by_id", new_values."figures", new_values."figures_hash", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."programme_id", new_values."round_id", new_values."undone_at", new_values."undone_by_id", new_values."undone_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1bedb87ba14821c0d5710f5cf169962fafde2364', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_96f43', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_signoff', when='AFTER')),
        ),
        migrations.CreateModel(
            name='SignOffEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('figures', models.TextField()),
                ('figures_hash', models.CharField(max_length=64)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('undone_reason', models.TextField(blank=True)),
                ('acting_for', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.signoff')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.programmeidentity')),
                ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.reportinground')),
                ('undone_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoffevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8a17d21c21605a15bd605f80d6348c36a0a8413b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_09b07', table='indicators_signoffevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='SpreadsheetMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('heads', models.CharField(max_length=64, unique=True)),
                ('mapping', models.JSONField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spreadsheetmapping',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_spreadsheetmappingevent" ("by_id", "heads", "id", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."by_id", new_values."heads", new_values."id", new_values."mapping", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b91479e0cda665bf34226b850279fca32e8abf7e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_76b22', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_spreadsheetmapping', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spreadsheetmapping',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_spreadsheetmappingevent" ("by_id", "heads", "id", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."by_id", new_values."heads", new_values."id", new_values."mapping", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='79e22ed25851fb4b23cfe8ac928cc96eb0800f15', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_42f8e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_spreadsheetmapping', when='AFTER')),
        ),
        migrations.CreateModel(
            name='SpreadsheetMappingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('heads', models.CharField(max_length=64)),
                ('mapping', models.JSONField()),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.spreadsheetmapping')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spreadsheetmappingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4f1a1962bc954c015b5ca0a36cc39fa0a82496a4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_62365', table='indicators_spreadsheetmappingevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=150)),
                ('language', models.CharField(default='en', max_length=10)),
                ('mail_delivery', models.CharField(choices=[('at_once', 'Each message at once'), ('daily', 'One mail a day with all messages')], default=indicators.enums.mail.MailDelivery['AT_ONCE'], max_length=16)),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False, help_text='May open the administration pages.')),
                ('date_joined', models.DateTimeField(auto_now_add=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='userevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fcbfbb5f3cbe35775f063232d0507e298475e5d7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c0ef3', table='indicators_userevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ValueVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('reported', 'value'), ('nil', 'none (zero)'), ('not_reported', 'not reported'), ('not_due', 'not due'), ('not_applicable', 'not applicable'), ('suppressed', 'suppressed'), ('estimated', 'estimated'), ('proxy', 'proxy measure'), ('break', 'break in the series'), ('proxy_break', 'proxy that begins a new series')], max_length=16)),
                ('amount', models.DecimalField(decimal_places=12, max_digits=38, null=True)),
                ('amount_high', models.DecimalField(decimal_places=12, max_digits=38, null=True)),
                ('numerator', models.DecimalField(decimal_places=12, max_digits=38, null=True)),
                ('denominator', models.DecimalField(decimal_places=12, max_digits=38, null=True)),
                ('words', models.TextField(blank=True)),
                ('judged', models.CharField(blank=True, choices=[('EXCEEDED', 'Exceeded'), ('MET', 'Met'), ('PARTIALLY_MET', 'Partially met'), ('NOT_MET', 'Not met'), ('REGRESSED', 'Regressed'), ('NO_DATA', 'No data'), ('NOT_DUE', 'Not due'), ('NOT_COMPARABLE', 'Not comparable'), ('NOT_APPLICABLE', 'Not applicable')], max_length=16)),
                ('as_printed', models.TextField(blank=True)),
                ('qualifier', models.CharField(blank=True, choices=[('about', 'about'), ('more_than', 'more than'), ('less_than', 'less than'), ('at_least', 'at least'), ('at_most', 'at most')], max_length=16)),
                ('basis', models.CharField(choices=[('level', 'level'), ('total', 'total'), ('increment', 'increment'), ('unknown', 'unknown')], default=indicators.enums.Basis['LEVEL'], max_length=16)),
                ('source_anchor', models.JSONField(default=dict)),
                ('evidence', models.TextField(blank=True)),
                ('comment', models.TextField(blank=True)),
                ('reason_code', models.CharField(blank=True, choices=[('correction', 'Correction of an error'), ('later_data', 'Later or more complete data'), ('method', 'Change of method or definition'), ('decision', 'Decision of an intergovernmental body'), ('resources', 'Change in resources'), ('context', 'Change in circumstances')], max_length=16)),
                ('reason', models.TextField(blank=True)),
                ('valid_from', models.DateField(null=True)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cell', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='indicators.cell')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='values', to='indicators.node')),
            ],
            options={
                'ordering': ('cell', 'number'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['reported', 'nil', 'not_reported', 'not_due', 'not_applicable', 'suppressed', 'estimated', 'proxy', 'break', 'proxy_break'])), name='valueversion_state_known'), models.CheckConstraint(condition=models.Q(('basis__in', ['level', 'total', 'increment', 'unknown'])), name='valueversion_basis_known'), models.CheckConstraint(condition=models.Q(('qualifier__in', ['about', 'more_than', 'less_than', 'at_least', 'at_most', ''])), name='valueversion_qualifier_known'), models.CheckConstraint(condition=models.Q(('reason_code__in', ['correction', 'later_data', 'method', 'decision', 'resources', 'context', ''])), name='valueversion_reason_known'), models.UniqueConstraint(fields=('cell', 'number'), name='valueversion_number_once'), models.CheckConstraint(condition=models.Q(('judged__in', ['', indicators.enums.Verdict['EXCEEDED'], indicators.enums.Verdict['MET'], indicators.enums.Verdict['PARTIALLY_MET'], indicators.enums.Verdict['NOT_MET']])), name='valueversion_judged_is_a_category'), models.CheckConstraint(condition=models.Q(models.Q(('denominator__isnull', True), ('numerator__isnull', True)), models.Q(('amount__isnull', True), ('amount_high__isnull', True), ('denominator__isnull', False), ('numerator__isnull', False)), _connector='OR'), name='valueversion_ratio_is_whole'), models.CheckConstraint(condition=models.Q(('amount_high__isnull', True), models.Q(('amount__isnull', False), ('amount_high__gte', models.F('amount'))), _connector='OR'), name='valueversion_range_runs_up'), models.CheckConstraint(condition=models.Q(models.Q(('state', indicators.enums.ValueState['NIL']), _negated=True), ('amount', 0), _connector='OR'), name='valueversion_nil_is_zero'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', [indicators.enums.ValueState['NOT_REPORTED'], indicators.enums.ValueState['NOT_DUE'], indicators.enums.ValueState['NOT_APPLICABLE'], indicators.enums.ValueState['SUPPRESSED']]), _negated=True), models.Q(('amount__isnull', True), ('numerator__isnull', True), ('words', '')), _connector='OR'), name='valueversion_state_without_value'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', [indicators.enums.ValueState['REPORTED'], indicators.enums.ValueState['ESTIMATED']]), _negated=True), ('amount__isnull', False), ('numerator__isnull', False), models.Q(('words', ''), _negated=True), _connector='OR'), name='valueversion_reported_has_value'), models.CheckConstraint(condition=models.Q(('reason_code', ''), models.Q(('reason', ''), _negated=True), _connector='OR'), name='valueversion_reason_has_words'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__lt', django.db.models.functions.comparison.Cast(models.Value('NaN'), models.DecimalField(decimal_places=12, max_digits=38))), _connector='OR'), name='valueversion_amount_is_a_number'), models.CheckConstraint(condition=models.Q(('amount_high__isnull', True), ('amount_high__lt', django.db.models.functions.comparison.Cast(models.Value('NaN'), models.DecimalField(decimal_places=12, max_digits=38))), _connector='OR'), name='valueversion_amount_high_is_a_number'), models.CheckConstraint(condition=models.Q(('numerator__isnull', True), ('numerator__lt', django.db.models.functions.comparison.Cast(models.Value('NaN'), models.DecimalField(decimal_places=12, max_digits=38))), _connector='OR'), name='valueversion_numerator_is_a_number'), models.CheckConstraint(condition=models.Q(('denominator__isnull', True), ('denominator__lt', django.db.models.functions.comparison.Cast(models.Value('NaN'), models.DecimalField(decimal_places=12, max_digits=38))), _connector='OR'), name='valueversion_denominator_is_a_number')],
                'indexes': [django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='valueversion_at'), models.Index(condition=models.Q(('valid_from__isnull', False)), fields=['valid_from'], name='valueversion_revised')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valueversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='b2548f68e95d53d7d690d018c9707610fef33ba1', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7bd1f', table='indicators_valueversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valueversion',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='37405c8b695500c13fb93030ae99244a391119ec', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_ce4e3', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_valueversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valueversion',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_versions version\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF NOT EXISTS (\n        SELECT FROM indicators_reportinground round\n        WHERE round.id = ANY (asking) AND NOT (round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on)\n    ) THEN\n        RETURN NULL;\n    END IF;\n    SELECT max(round.id) INTO closed\n    FROM (\n        SELECT DISTINCT cell.measure_id, cell.period_id, cell.kind, cell.as_of\n        FROM (\n    SELECT cell.* FROM new_versions version\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell\n    ) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n\n    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n    JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = round.edition_id\n    GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (granted.measure_id = cell.measure_id\n            OR EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this value is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    RETURN NULL;\n    ", hash='a894fb73a97f9aed54c8ac231b7278c7f06bfbf5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_insert_70e7d', referencing='REFERENCING NEW TABLE AS new_versions ', table='indicators_valueversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valueversion',
            trigger=pgtrigger.compiler.Trigger(name='signed_is_frozen_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[];', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_versions version\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF EXISTS (\n        SELECT FROM indicators_signoff signed\n        JOIN indicators_reportinground round ON round.id = signed.round_id\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id\n        JOIN indicators_node above\n            ON above.id = programme.node_id AND above.edition_id = round.edition_id\n        JOIN (\n    SELECT cell.* FROM new_versions version\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell ON cell.period_id = asked.period_id\n        JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n        JOIN indicators_node node ON node.id = measure.node_id\n            AND node.edition_id = round.edition_id\n            AND starts_with(node.path, above.path || '/')\n        WHERE signed.round_id = ANY (asking) AND signed.undone_at IS NULL\n          AND cell.kind = ANY (round.kinds) AND round.as_of IS NOT DISTINCT FROM cell.as_of\n    ) THEN\n        RAISE EXCEPTION 'the figures of this programme are signed off for the round'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes';\n    END IF;\n    RETURN NULL;\n    ", hash='3d6e1f67b9d3b35c8469861c38edf17c2a3230fd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_signed_is_frozen_insert_7cb95', referencing='REFERENCING NEW TABLE AS new_versions ', table='indicators_valueversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valueversion',
            trigger=pgtrigger.compiler.Trigger(name='change_has_reason', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_versions version\n        JOIN indicators_cell cell ON cell.id = version.cell_id\n        WHERE version.reason_code = ''\n          AND (cell.approved_id IS NOT NULL OR cell.status = 'submitted')\n    ) THEN\n        RAISE EXCEPTION 'changing an approved or submitted value demands a reason'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'valueversion_change_has_reason';\n    END IF;\n    RETURN NULL;\n", hash='e54c4cc273931f41a5aa2941894edd7cc7928272', level='STATEMENT', operation='INSERT', pgid='pgtrigger_change_has_reason_dec03', referencing='REFERENCING NEW TABLE AS new_versions ', table='indicators_valueversion', when='AFTER')),
        ),
        migrations.AddField(
            model_name='cell',
            name='approved',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.valueversion'),
        ),
        migrations.AddField(
            model_name='cell',
            name='draft',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.valueversion'),
        ),
        migrations.AddField(
            model_name='cell',
            name='submitted',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.valueversion'),
        ),
        migrations.AddConstraint(
            model_name='cell',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['empty', 'draft', 'submitted', 'returned', 'approved'])), name='cell_status_known'),
        ),
        migrations.AddConstraint(
            model_name='cell',
            constraint=models.CheckConstraint(condition=models.Q(('waits_at', ''), ('status', indicators.enums.ValueStatus['SUBMITTED']), _connector='OR'), name='cell_waits_when_submitted'),
        ),
        migrations.AddConstraint(
            model_name='cell',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.ValueStatus['SUBMITTED']), _negated=True), ('submitted__isnull', False), _connector='OR'), name='cell_submitted_has_version'),
        ),
        migrations.AddConstraint(
            model_name='cell',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.ValueStatus['APPROVED']), _negated=True), ('approved__isnull', False), _connector='OR'), name='cell_approved_has_version'),
        ),
        migrations.AddConstraint(
            model_name='cell',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', [indicators.enums.ValueStatus['DRAFT'], indicators.enums.ValueStatus['RETURNED']]), _negated=True), ('draft__isnull', False), _connector='OR'), name='cell_draft_has_version'),
        ),
        migrations.AddIndex(
            model_name='cell',
            index=models.Index(condition=models.Q(('status', 'submitted')), fields=['period'], name='cell_awaiting_review'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cell',
            trigger=pgtrigger.compiler.Trigger(name='approved_by_event', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_cells cell\n        JOIN old_cells before ON before.id = cell.id\n        WHERE cell.approved_id IS DISTINCT FROM before.approved_id\n          AND cell.approved_id IS DISTINCT FROM (\n              SELECT event.version_id\n              FROM indicators_reviewevent event\n              WHERE event.cell_id = cell.id AND event.step IN ('approve', 'adopt')\n                AND NOT EXISTS (\n                    SELECT FROM indicators_reviewevent undone\n                    WHERE undone.cell_id = event.cell_id AND undone.version_id = event.version_id\n                      AND undone.step = 'undo' AND undone.id > event.id)\n              ORDER BY event.id DESC LIMIT 1)\n    ) THEN\n        RAISE EXCEPTION 'a cell counts the version that its last approving event names'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'cell_approved_by_event';\n    END IF;\n    RETURN NULL;\n", hash='d86163086f32490eb9632f644acfc416fa2f3241', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_approved_by_event_30659', referencing='REFERENCING OLD TABLE AS old_cells  NEW TABLE AS new_cells ', table='indicators_cell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cell',
            trigger=pgtrigger.compiler.Trigger(name='begun_as_approved', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."approved_id" IS NOT NULL)', constraint='CONSTRAINT', func="\n    IF NOT EXISTS (\n        SELECT FROM indicators_reviewevent event\n        WHERE event.cell_id = NEW.id AND event.version_id = NEW.approved_id\n          AND event.step IN ('approve', 'adopt')\n    ) THEN\n        RAISE EXCEPTION 'a cell counts the version that an approving event names'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'cell_approved_by_event';\n    END IF;\n    RETURN NULL;\n", hash='1c877b03df413e1df5aea7ccfebc7c8b5253170e', operation='INSERT', pgid='pgtrigger_begun_as_approved_ad2f7', table='indicators_cell', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cell',
            trigger=pgtrigger.compiler.Trigger(name='known_disaggregation', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."disaggregation" = \'\'))', func='\n    IF NEW.disaggregation IS DISTINCT FROM (\n        SELECT string_agg(asked.dimension || \'=\' || asked.category, \';\'\n            ORDER BY asked.dimension COLLATE "C")\n        FROM (\n            SELECT DISTINCT ON (split_part(part, \'=\', 1))\n                split_part(part, \'=\', 1) AS dimension, split_part(part, \'=\', 2) AS category\n            FROM regexp_split_to_table(NEW.disaggregation, \';\') part\n        ) asked\n        JOIN indicators_dimension dimension ON dimension.code = asked.dimension\n        JOIN indicators_measuredimension by_it\n            ON by_it.dimension_id = dimension.id AND by_it.measure_id = NEW.measure_id\n        LEFT JOIN indicators_category category\n            ON category.dimension_id = dimension.id AND category.code = asked.category\n        WHERE asked.category = \'unknown\'\n           OR (category.id IS NOT NULL\n               AND (by_it.only = \'{}\' OR category.code = ANY(by_it.only)))\n    ) THEN\n        RAISE EXCEPTION \'the measure has no part %\', NEW.disaggregation\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'cell_disaggregation_known\';\n    END IF;\n    RETURN NEW;\n', hash='fe61332ea27905219caef1a04762900bc212b2a0', operation='INSERT OR UPDATE OF "disaggregation", "measure_id"', pgid='pgtrigger_known_disaggregation_de701', table='indicators_cell', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cell',
            trigger=pgtrigger.compiler.Trigger(name='keep_place', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."measure_id" IS DISTINCT FROM (NEW."measure_id") OR OLD."component_id" IS DISTINCT FROM (NEW."component_id"))', func="\n    INSERT INTO indicators_cellplaceevent\n        (pgh_obj_id, pgh_label, pgh_created_at, measure_id, component_id)\n    VALUES (OLD.id, 'moved', now(), OLD.measure_id, OLD.component_id);\n    RETURN NULL;\n", hash='7443db35c3931ff3b1c7ff58715baaedeb95265e', operation='UPDATE OF "measure_id", "component_id"', pgid='pgtrigger_keep_place_cf386', table='indicators_cell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cell',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_cells cell\n    WHERE EXISTS (SELECT FROM indicators_valueversion version WHERE version.cell_id = cell.id)\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF NOT EXISTS (\n        SELECT FROM indicators_reportinground round\n        WHERE round.id = ANY (asking) AND NOT (round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on)\n    ) THEN\n        RETURN NULL;\n    END IF;\n    SELECT max(round.id) INTO closed\n    FROM (\n        SELECT DISTINCT cell.measure_id, cell.period_id, cell.kind, cell.as_of\n        FROM (\n    SELECT cell.* FROM new_cells cell\n    WHERE EXISTS (SELECT FROM indicators_valueversion version WHERE version.cell_id = cell.id)\n) cell\n    ) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n\n    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n    JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = round.edition_id\n    GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (granted.measure_id = cell.measure_id\n            OR EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this value is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    RETURN NULL;\n    ", hash='29c1d94323564eb166adbc95c9a3d6f26c9da554', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_insert_ff5d9', referencing='REFERENCING NEW TABLE AS new_cells ', table='indicators_cell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cell',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open_update', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_cells cell\n    LEFT JOIN old_cells before ON before.id = cell.id\n    WHERE before.id IS NULL OR (cell.measure_id, cell.component_id, cell.disaggregation, cell.period_id, cell.kind, cell.as_of) IS DISTINCT FROM (before.measure_id, before.component_id, before.disaggregation, before.period_id, before.kind, before.as_of) OR (\n    (cell.status, cell.revision, cell.draft_id, cell.submitted_id, cell.approved_id)\n    IS DISTINCT FROM\n    (before.status, before.revision, before.draft_id, before.submitted_id, before.approved_id)\n AND (\n    before.status = 'submitted' AND cell.submitted_id IS NULL\n    AND cell.revision = before.revision\n    AND (cell.status = 'approved'\n            AND cell.approved_id = before.submitted_id\n            AND cell.draft_id IS NOT DISTINCT FROM before.draft_id\n        OR cell.status = 'returned'\n            AND cell.draft_id = before.submitted_id\n            AND cell.approved_id IS NOT DISTINCT FROM before.approved_id)\n) IS NOT TRUE)\n    UNION ALL\n    SELECT before.* FROM old_cells before\n    JOIN new_cells cell ON cell.id = before.id\n    WHERE (cell.measure_id, cell.component_id, cell.disaggregation, cell.period_id, cell.kind, cell.as_of) IS DISTINCT FROM (before.measure_id, before.component_id, before.disaggregation, before.period_id, before.kind, before.as_of)\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF NOT EXISTS (\n        SELECT FROM indicators_reportinground round\n        WHERE round.id = ANY (asking) AND NOT (round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on)\n    ) THEN\n        RETURN NULL;\n    END IF;\n    SELECT max(round.id) INTO closed\n    FROM (\n        SELECT DISTINCT cell.measure_id, cell.period_id, cell.kind, cell.as_of\n        FROM (\n    SELECT cell.* FROM new_cells cell\n    LEFT JOIN old_cells before ON before.id = cell.id\n    WHERE before.id IS NULL OR (cell.measure_id, cell.component_id, cell.disaggregation, cell.period_id, cell.kind, cell.as_of) IS DISTINCT FROM (before.measure_id, before.component_id, before.disaggregation, before.period_id, before.kind, before.as_of) OR (\n    (cell.status, cell.revision, cell.draft_id, cell.submitted_id, cell.approved_id)\n    IS DISTINCT FROM\n    (before.status, before.revision, before.draft_id, before.submitted_id, before.approved_id)\n AND (\n    before.status = 'submitted' AND cell.submitted_id IS NULL\n    AND cell.revision = before.revision\n    AND (cell.status = 'approved'\n            AND cell.approved_id = before.submitted_id\n            AND cell.draft_id IS NOT DISTINCT FROM before.draft_id\n        OR cell.status = 'returned'\n            AND cell.draft_id = before.submitted_id\n            AND cell.approved_id IS NOT DISTINCT FROM before.approved_id)\n) IS NOT TRUE)\n    UNION ALL\n    SELECT before.* FROM old_cells before\n    JOIN new_cells cell ON cell.id = before.id\n    WHERE (cell.measure_id, cell.component_id, cell.disaggregation, cell.period_id, cell.kind, cell.as_of) IS DISTINCT FROM (before.measure_id, before.component_id, before.disaggregation, before.period_id, before.kind, before.as_of)\n) cell\n    ) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n\n    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n    JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = round.edition_id\n    GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (granted.measure_id = cell.measure_id\n            OR EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this value is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    RETURN NULL;\n    ", hash='e63402cfcb68e0f1ef88b756db98971351371c95', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_round_is_open_update_c08c1', referencing='REFERENCING OLD TABLE AS old_cells  NEW TABLE AS new_cells ', table='indicators_cell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cell',
            trigger=pgtrigger.compiler.Trigger(name='signed_is_frozen_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[];', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_cells cell\n    WHERE EXISTS (SELECT FROM indicators_valueversion version WHERE version.cell_id = cell.id)\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF EXISTS (\n        SELECT FROM indicators_signoff signed\n        JOIN indicators_reportinground round ON round.id = signed.round_id\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id\n        JOIN indicators_node above\n            ON above.id = programme.node_id AND above.edition_id = round.edition_id\n        JOIN (\n    SELECT cell.* FROM new_cells cell\n    WHERE EXISTS (SELECT FROM indicators_valueversion version WHERE version.cell_id = cell.id)\n) cell ON cell.period_id = asked.period_id\n        JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n        JOIN indicators_node node ON node.id = measure.node_id\n            AND node.edition_id = round.edition_id\n            AND starts_with(node.path, above.path || '/')\n        WHERE signed.round_id = ANY (asking) AND signed.undone_at IS NULL\n          AND cell.kind = ANY (round.kinds) AND round.as_of IS NOT DISTINCT FROM cell.as_of\n    ) THEN\n        RAISE EXCEPTION 'the figures of this programme are signed off for the round'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes';\n    END IF;\n    RETURN NULL;\n    ", hash='47db70320eb163c37fde2208ae12d961b431278d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_signed_is_frozen_insert_65bcb', referencing='REFERENCING NEW TABLE AS new_cells ', table='indicators_cell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cell',
            trigger=pgtrigger.compiler.Trigger(name='signed_is_frozen_update', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[];', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_cells cell\n    LEFT JOIN old_cells before ON before.id = cell.id\n    WHERE before.id IS NULL OR (cell.measure_id, cell.component_id, cell.disaggregation, cell.period_id, cell.kind, cell.as_of) IS DISTINCT FROM (before.measure_id, before.component_id, before.disaggregation, before.period_id, before.kind, before.as_of) OR \n    (cell.status, cell.revision, cell.draft_id, cell.submitted_id, cell.approved_id)\n    IS DISTINCT FROM\n    (before.status, before.revision, before.draft_id, before.submitted_id, before.approved_id)\n\n    UNION ALL\n    SELECT before.* FROM old_cells before\n    JOIN new_cells cell ON cell.id = before.id\n    WHERE (cell.measure_id, cell.component_id, cell.disaggregation, cell.period_id, cell.kind, cell.as_of) IS DISTINCT FROM (before.measure_id, before.component_id, before.disaggregation, before.period_id, before.kind, before.as_of)\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF EXISTS (\n        SELECT FROM indicators_signoff signed\n        JOIN indicators_reportinground round ON round.id = signed.round_id\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id\n        JOIN indicators_node above\n            ON above.id = programme.node_id AND above.edition_id = round.edition_id\n        JOIN (\n    SELECT cell.* FROM new_cells cell\n    LEFT JOIN old_cells before ON before.id = cell.id\n    WHERE before.id IS NULL OR (cell.measure_id, cell.component_id, cell.disaggregation, cell.period_id, cell.kind, cell.as_of) IS DISTINCT FROM (before.measure_id, before.component_id, before.disaggregation, before.period_id, before.kind, before.as_of) OR \n    (cell.status, cell.revision, cell.draft_id, cell.submitted_id, cell.approved_id)\n    IS DISTINCT FROM\n    (before.status, before.revision, before.draft_id, before.submitted_id, before.approved_id)\n\n    UNION ALL\n    SELECT before.* FROM old_cells before\n    JOIN new_cells cell ON cell.id = before.id\n    WHERE (cell.measure_id, cell.component_id, cell.disaggregation, cell.period_id, cell.kind, cell.as_of) IS DISTINCT FROM (before.measure_id, before.component_id, before.disaggregation, before.period_id, before.kind, before.as_of)\n) cell ON cell.period_id = asked.period_id\n        JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n        JOIN indicators_node node ON node.id = measure.node_id\n            AND node.edition_id = round.edition_id\n            AND starts_with(node.path, above.path || '/')\n        WHERE signed.round_id = ANY (asking) AND signed.undone_at IS NULL\n          AND cell.kind = ANY (round.kinds) AND round.as_of IS NOT DISTINCT FROM cell.as_of\n    ) THEN\n        RAISE EXCEPTION 'the figures of this programme are signed off for the round'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes';\n    END IF;\n    RETURN NULL;\n    ", hash='91a10747774f873e7c9d5c9d7d5e4f113d8a0593', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_signed_is_frozen_update_ee48e', referencing='REFERENCING OLD TABLE AS old_cells  NEW TABLE AS new_cells ', table='indicators_cell', when='AFTER')),
        ),
        migrations.CreateModel(
            name='EvidenceUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='indicators.evidencefile')),
                ('link', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='indicators.evidencelink')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence_given', to='indicators.valueversion')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('link__isnull', True)), models.Q(('file__isnull', True), ('link__isnull', False)), _connector='OR'), name='evidenceuse_file_or_link'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='evidenceuse_has_name')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceuse',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='4417cd9abe6f1904790a141a5b0cd9e4c69e010d', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_35102', table='indicators_evidenceuse', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceuse',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='9e8386f92b1d34dc5c94dfe2c0553671c6beeeb6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_9b1c1', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_evidenceuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceuse',
            trigger=pgtrigger.compiler.Trigger(name='with_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_rows given\n        JOIN indicators_valueversion version ON version.id = given.version_id\n        JOIN indicators_cell cell ON cell.id = version.cell_id\n        WHERE cell.draft_id IS DISTINCT FROM version.id\n           OR cell.status NOT IN ('draft', 'returned')\n           OR cell.approved_id = version.id\n    ) THEN\n        RAISE EXCEPTION 'evidence, reasons and answers are given with a draft'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_with_a_draft';\n    END IF;\n    RETURN NULL;\n", hash='847e8e108a7147a997051ae4574431993a960c48', level='STATEMENT', operation='INSERT', pgid='pgtrigger_with_a_draft_a8911', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_evidenceuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceuse',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_rows given\n    JOIN indicators_valueversion version ON version.id = given.version_id\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF NOT EXISTS (\n        SELECT FROM indicators_reportinground round\n        WHERE round.id = ANY (asking) AND NOT (round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on)\n    ) THEN\n        RETURN NULL;\n    END IF;\n    SELECT max(round.id) INTO closed\n    FROM (\n        SELECT DISTINCT cell.measure_id, cell.period_id, cell.kind, cell.as_of\n        FROM (\n    SELECT cell.* FROM new_rows given\n    JOIN indicators_valueversion version ON version.id = given.version_id\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell\n    ) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n\n    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n    JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = round.edition_id\n    GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (granted.measure_id = cell.measure_id\n            OR EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this value is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    RETURN NULL;\n    ", hash='b7f8f7fa48d1ccb368caa8f6379fd5ae09e87614', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_insert_3ff05', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_evidenceuse', when='AFTER')),
        ),
        migrations.CreateModel(
            name='EvidenceRemoval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('use', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='removal', to='indicators.evidenceuse')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence_removed', to='indicators.valueversion')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceremoval',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='52dce1642b1b8d89fb57c53f722cefd2ec66582d', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2226a', table='indicators_evidenceremoval', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceremoval',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='66b00fcc3d4feebe7ef22539fec9103ef030941e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_adf79', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_evidenceremoval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceremoval',
            trigger=pgtrigger.compiler.Trigger(name='with_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_rows given\n        JOIN indicators_valueversion version ON version.id = given.version_id\n        JOIN indicators_cell cell ON cell.id = version.cell_id\n        WHERE cell.draft_id IS DISTINCT FROM version.id\n           OR cell.status NOT IN ('draft', 'returned')\n           OR cell.approved_id = version.id\n    ) THEN\n        RAISE EXCEPTION 'evidence, reasons and answers are given with a draft'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_with_a_draft';\n    END IF;\n    RETURN NULL;\n", hash='7b60ba27279797b0e55ca3c126c5cb07ed3e9b20', level='STATEMENT', operation='INSERT', pgid='pgtrigger_with_a_draft_f8d26', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_evidenceremoval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceremoval',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_rows given\n    JOIN indicators_valueversion version ON version.id = given.version_id\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF NOT EXISTS (\n        SELECT FROM indicators_reportinground round\n        WHERE round.id = ANY (asking) AND NOT (round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on)\n    ) THEN\n        RETURN NULL;\n    END IF;\n    SELECT max(round.id) INTO closed\n    FROM (\n        SELECT DISTINCT cell.measure_id, cell.period_id, cell.kind, cell.as_of\n        FROM (\n    SELECT cell.* FROM new_rows given\n    JOIN indicators_valueversion version ON version.id = given.version_id\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell\n    ) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n\n    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n    JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = round.edition_id\n    GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (granted.measure_id = cell.measure_id\n            OR EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this value is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    RETURN NULL;\n    ", hash='b625d3c4bb90b5e60a6a1a9e641a487181b62471', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_insert_032bd', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_evidenceremoval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceremoval',
            trigger=pgtrigger.compiler.Trigger(name='from_its_cell', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_rows taken\n        JOIN indicators_valueversion version ON version.id = taken.version_id\n        JOIN indicators_evidenceuse given ON given.id = taken.use_id\n        JOIN indicators_valueversion before ON before.id = given.version_id\n        WHERE before.cell_id <> version.cell_id\n    ) THEN\n        RAISE EXCEPTION 'evidence is taken from the value that it was given for'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'evidenceremoval_from_its_cell';\n    END IF;\n    RETURN NULL;\n", hash='7a4b168820a864b91c4e3c6fdc3688d73cbdd7b9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_from_its_cell_c7b29', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_evidenceremoval', when='AFTER')),
        ),
        migrations.CreateModel(
            name='FlagAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('flag', models.CharField(choices=[('far_from_target', 'Less than half of the target, or more than twice it.'), ('target_unchanged', 'The target is the same as the one missed before.'), ('target_below_last', 'The target asks for less than was reached before.'), ('less_ambitious', 'The target asks for less than the baseline had already.'), ('stuck_at_hundred', 'At 100 per cent again: the target asks no more.'), ('total_fell', 'A running total is lower than the year before.'), ('outside_history', 'Far outside the values of the years before.'), ('parts_unlike_total', 'The parts do not add up to the total.'), ('unit_changed', 'The unit is not that of the value before.'), ('over_hundred', 'More than 100 per cent.'), ('no_evidence', 'The target is reached, and no evidence is given.'), ('no_definition', 'The measure has no definition or method yet.')], max_length=20)),
                ('sentence', models.TextField()),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flag_answers', to='indicators.valueversion')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('flag__in', ['far_from_target', 'target_unchanged', 'target_below_last', 'less_ambitious', 'stuck_at_hundred', 'total_fell', 'outside_history', 'parts_unlike_total', 'unit_changed', 'over_hundred', 'no_evidence', 'no_definition'])), name='flaganswer_flag_known'), models.CheckConstraint(condition=models.Q(('sentence', ''), _negated=True), name='flaganswer_has_words')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flaganswer',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='ecb2f7cac277d1c9e5b327996acd7ad7232eedb8', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1f8a9', table='indicators_flaganswer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flaganswer',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='a96872a93a7fbb19c71eab7be035037415858c26', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_70995', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_flaganswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flaganswer',
            trigger=pgtrigger.compiler.Trigger(name='with_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_rows given\n        JOIN indicators_valueversion version ON version.id = given.version_id\n        JOIN indicators_cell cell ON cell.id = version.cell_id\n        WHERE cell.draft_id IS DISTINCT FROM version.id\n           OR cell.status NOT IN ('draft', 'returned')\n           OR cell.approved_id = version.id\n    ) THEN\n        RAISE EXCEPTION 'evidence, reasons and answers are given with a draft'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_with_a_draft';\n    END IF;\n    RETURN NULL;\n", hash='e50351f343c7cab5eda8beade97ebcd3a6f5da38', level='STATEMENT', operation='INSERT', pgid='pgtrigger_with_a_draft_32937', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_flaganswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flaganswer',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_rows given\n    JOIN indicators_valueversion version ON version.id = given.version_id\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF NOT EXISTS (\n        SELECT FROM indicators_reportinground round\n        WHERE round.id = ANY (asking) AND NOT (round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on)\n    ) THEN\n        RETURN NULL;\n    END IF;\n    SELECT max(round.id) INTO closed\n    FROM (\n        SELECT DISTINCT cell.measure_id, cell.period_id, cell.kind, cell.as_of\n        FROM (\n    SELECT cell.* FROM new_rows given\n    JOIN indicators_valueversion version ON version.id = given.version_id\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell\n    ) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n\n    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n    JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = round.edition_id\n    GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (granted.measure_id = cell.measure_id\n            OR EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this value is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    RETURN NULL;\n    ", hash='be61c3e1e2aeccccdc9e7349f830da8b2664e6f8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_insert_91163', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_flaganswer', when='AFTER')),
        ),
        migrations.CreateModel(
            name='MissExplanation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('resources', 'Money or supplies were short'), ('staff', 'Posts were vacant or skills were missing'), ('late_start', 'The work began late'), ('partners', 'Partners or Governments did not do their part'), ('decision', 'A decision of a governing body came late or changed the work'), ('demand', 'Fewer asked for it than expected'), ('security', 'Conflict, insecurity or a natural disaster'), ('data', 'Data came late or are incomplete'), ('target', 'The target was not realistic'), ('other', 'Another reason')], max_length=20), size=None)),
                ('text', models.TextField()),
                ('action', models.TextField()),
                ('action_due', models.DateField()),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='explanations', to='indicators.valueversion')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('reasons__contained_by', ['resources', 'staff', 'late_start', 'partners', 'decision', 'demand', 'security', 'data', 'target', 'other'])), name='missexplanation_reasons_known'), models.CheckConstraint(condition=models.Q(('reasons__len__gt', 0)), name='missexplanation_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('action', ''), _negated=True)), name='missexplanation_has_words')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missexplanation',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='92659c929394c84cdaa6335ef93067b81eae5826', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cb227', table='indicators_missexplanation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missexplanation',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='20d3104c8cdba6a2cd6d116bcf8681c2a3ca6429', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_c258f', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_missexplanation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missexplanation',
            trigger=pgtrigger.compiler.Trigger(name='with_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_rows given\n        JOIN indicators_valueversion version ON version.id = given.version_id\n        JOIN indicators_cell cell ON cell.id = version.cell_id\n        WHERE cell.draft_id IS DISTINCT FROM version.id\n           OR cell.status NOT IN ('draft', 'returned')\n           OR cell.approved_id = version.id\n    ) THEN\n        RAISE EXCEPTION 'evidence, reasons and answers are given with a draft'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_with_a_draft';\n    END IF;\n    RETURN NULL;\n", hash='c67e7ff0c669187bfea0796f14af2776f80715be', level='STATEMENT', operation='INSERT', pgid='pgtrigger_with_a_draft_92751', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_missexplanation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missexplanation',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_rows given\n    JOIN indicators_valueversion version ON version.id = given.version_id\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF NOT EXISTS (\n        SELECT FROM indicators_reportinground round\n        WHERE round.id = ANY (asking) AND NOT (round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on)\n    ) THEN\n        RETURN NULL;\n    END IF;\n    SELECT max(round.id) INTO closed\n    FROM (\n        SELECT DISTINCT cell.measure_id, cell.period_id, cell.kind, cell.as_of\n        FROM (\n    SELECT cell.* FROM new_rows given\n    JOIN indicators_valueversion version ON version.id = given.version_id\n    JOIN indicators_cell cell ON cell.id = version.cell_id\n) cell\n    ) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n\n    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n    JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = round.edition_id\n    GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (granted.measure_id = cell.measure_id\n            OR EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this value is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    RETURN NULL;\n    ", hash='89968c0279725ffc43ef693c9bdfd377c49a158f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_insert_e430c', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_missexplanation', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ReviewEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('submit', 'Submit for review'), ('return', 'Return with comment'), ('clear', 'Clear for the next step'), ('approve', 'Approve'), ('undo', 'Undo the approval'), ('reopen', 'Reopen'), ('adopt', 'Adopt from the published plan')], max_length=16)),
                ('level', models.CharField(blank=True, choices=[('subprogramme', 'Reviewer of the subprogramme'), ('programme', 'Head or reviewer of the programme'), ('office', 'Planning office')], db_default='', max_length=16)),
                ('comment', models.TextField(blank=True)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('acting_for', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cell', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='indicators.cell')),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='indicators.valueversion')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('step__in', ['submit', 'return', 'clear', 'approve', 'undo', 'reopen', 'adopt'])), name='reviewevent_step_known'), models.CheckConstraint(condition=models.Q(('level__in', ['subprogramme', 'programme', 'office', ''])), name='reviewevent_level_known'), models.CheckConstraint(condition=models.Q(models.Q(('step', indicators.enums.Step['CLEAR']), _negated=True), models.Q(('level', ''), _negated=True), _connector='OR'), name='reviewevent_clear_has_level'), models.CheckConstraint(condition=models.Q(('acting_for__isnull', True), models.Q(('acting_for', models.F('by')), _negated=True), _connector='OR'), name='reviewevent_acts_for_another'), models.CheckConstraint(condition=models.Q(('step__in', [indicators.enums.Step['ADOPT'], indicators.enums.Step['UNDO']]), ('by__isnull', False), _connector='OR'), name='reviewevent_has_actor'), models.CheckConstraint(condition=models.Q(models.Q(('step', indicators.enums.Step['RETURN']), _negated=True), models.Q(('comment', ''), _negated=True), _connector='OR'), name='reviewevent_return_has_comment')],
                'indexes': [models.Index(fields=['cell', 'at'], name='reviewevent_cell_at'), django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='reviewevent_at')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='7cc1fdf28719c3486e380f6956a45caa12f2cd07', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0e9c8', table='indicators_reviewevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='1939a503d8829a0b110056448dc693b35650fd65', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_1f60b', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_reviewevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_events event\n    JOIN indicators_cell cell ON cell.id = event.cell_id\n    WHERE event.step NOT IN ('approve', 'clear', 'return')\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF NOT EXISTS (\n        SELECT FROM indicators_reportinground round\n        WHERE round.id = ANY (asking) AND NOT (round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on)\n    ) THEN\n        RETURN NULL;\n    END IF;\n    SELECT max(round.id) INTO closed\n    FROM (\n        SELECT DISTINCT cell.measure_id, cell.period_id, cell.kind, cell.as_of\n        FROM (\n    SELECT cell.* FROM new_events event\n    JOIN indicators_cell cell ON cell.id = event.cell_id\n    WHERE event.step NOT IN ('approve', 'clear', 'return')\n) cell\n    ) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n\n    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n    JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = round.edition_id\n    GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (granted.measure_id = cell.measure_id\n            OR EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path, above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this value is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    RETURN NULL;\n    ", hash='68b1e49a3496c4655f5a332cc2f8724f724c4139', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_insert_4c600', referencing='REFERENCING NEW TABLE AS new_events ', table='indicators_reviewevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='signed_is_frozen_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[];', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking\n    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM (\n    SELECT cell.* FROM new_events event\n    JOIN indicators_cell cell ON cell.id = event.cell_id\n) cell) cell\n    JOIN \n    indicators_roundperiod asked ON asked.period_id = cell.period_id\n    JOIN indicators_reportinground round ON round.id = asked.round_id\n        AND cell.kind = ANY (round.kinds)\n        AND round.as_of IS NOT DISTINCT FROM cell.as_of\n;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF EXISTS (\n        SELECT FROM indicators_signoff signed\n        JOIN indicators_reportinground round ON round.id = signed.round_id\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id\n        JOIN indicators_node above\n            ON above.id = programme.node_id AND above.edition_id = round.edition_id\n        JOIN (\n    SELECT cell.* FROM new_events event\n    JOIN indicators_cell cell ON cell.id = event.cell_id\n) cell ON cell.period_id = asked.period_id\n        JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id\n        JOIN indicators_node node ON node.id = measure.node_id\n            AND node.edition_id = round.edition_id\n            AND starts_with(node.path, above.path || '/')\n        WHERE signed.round_id = ANY (asking) AND signed.undone_at IS NULL\n          AND cell.kind = ANY (round.kinds) AND round.as_of IS NOT DISTINCT FROM cell.as_of\n    ) THEN\n        RAISE EXCEPTION 'the figures of this programme are signed off for the round'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes';\n    END IF;\n    RETURN NULL;\n    ", hash='88f43006628035b6183f9b88de77f1cb9f029c4b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_signed_is_frozen_insert_36293', referencing='REFERENCING NEW TABLE AS new_events ', table='indicators_reviewevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='signed_grounds_are_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[];', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking \n        FROM (\n    SELECT cell.measure_id AS identity_id, NULL::bigint AS node_id,\n        CASE cell.kind WHEN 'target' THEN cell.period_id END AS period_id,\n        greatest(stated.last_day, version.valid_from) AS holds_from\n    FROM new_events event\n    JOIN indicators_cell cell ON cell.id = event.cell_id\n    JOIN indicators_valueversion version ON version.id = event.version_id\n    JOIN indicators_period stated ON stated.id = cell.period_id\n    WHERE event.step IN ('approve', 'undo')\n      AND cell.as_of IS NULL AND cell.disaggregation = ''\n      AND (cell.kind IN ('target', 'baseline') OR EXISTS (\n          SELECT FROM indicators_performancemeasure measure\n          JOIN indicators_measureversion reading ON reading.id = measure.current_id\n          WHERE measure.identity_id = cell.measure_id\n            AND reading.accumulation NOT IN ('', 'per_period')))\n) anew\n        JOIN indicators_performancemeasure measure ON measure.identity_id = anew.identity_id\n            AND measure.node_id = coalesce(anew.node_id, measure.node_id)\n        JOIN indicators_node node ON node.id = measure.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n            AND round.as_of IS NULL AND 'actual' = ANY (round.kinds)\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n            AND asked.period_id = coalesce(anew.period_id, asked.period_id)\n        JOIN indicators_period period ON period.id = asked.period_id\n            AND period.last_day >= coalesce(anew.holds_from, period.last_day)\n    ;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF EXISTS (\n        SELECT \n        FROM (\n    SELECT cell.measure_id AS identity_id, NULL::bigint AS node_id,\n        CASE cell.kind WHEN 'target' THEN cell.period_id END AS period_id,\n        greatest(stated.last_day, version.valid_from) AS holds_from\n    FROM new_events event\n    JOIN indicators_cell cell ON cell.id = event.cell_id\n    JOIN indicators_valueversion version ON version.id = event.version_id\n    JOIN indicators_period stated ON stated.id = cell.period_id\n    WHERE event.step IN ('approve', 'undo')\n      AND cell.as_of IS NULL AND cell.disaggregation = ''\n      AND (cell.kind IN ('target', 'baseline') OR EXISTS (\n          SELECT FROM indicators_performancemeasure measure\n          JOIN indicators_measureversion reading ON reading.id = measure.current_id\n          WHERE measure.identity_id = cell.measure_id\n            AND reading.accumulation NOT IN ('', 'per_period')))\n) anew\n        JOIN indicators_performancemeasure measure ON measure.identity_id = anew.identity_id\n            AND measure.node_id = coalesce(anew.node_id, measure.node_id)\n        JOIN indicators_node node ON node.id = measure.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n            AND round.as_of IS NULL AND 'actual' = ANY (round.kinds)\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n            AND asked.period_id = coalesce(anew.period_id, asked.period_id)\n        JOIN indicators_period period ON period.id = asked.period_id\n            AND period.last_day >= coalesce(anew.holds_from, period.last_day)\n    \n        JOIN indicators_signoff signed ON signed.round_id = round.id AND signed.undone_at IS NULL\n        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id\n        JOIN indicators_node above ON above.id = programme.node_id\n            AND above.edition_id = round.edition_id\n            AND starts_with(node.path, above.path || '/')\n    ) THEN\n        RAISE EXCEPTION 'figures of this programme that are signed off were computed from this'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes_grounds';\n    END IF;\n    RETURN NULL;\n    ", hash='bff1c95ab5ab91ed9e6ce92f90365f4ac7eeee81', level='STATEMENT', operation='INSERT', pgid='pgtrigger_signed_grounds_are_frozen_4183b', referencing='REFERENCING NEW TABLE AS new_events ', table='indicators_reviewevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='second_person', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_events event\n        JOIN indicators_valueversion version ON version.cell_id = event.cell_id\n        WHERE event.step IN ('approve', 'clear')\n          AND version.by_id IN (event.by_id, event.acting_for_id)\n          AND (version.id = event.version_id OR version.number > coalesce((\n              SELECT max(earlier_version.number)\n              FROM indicators_reviewevent earlier\n              JOIN indicators_valueversion earlier_version\n                ON earlier_version.id = earlier.version_id\n              WHERE earlier.cell_id = event.cell_id\n                AND earlier.step IN ('approve', 'adopt')\n                AND earlier.id < event.id\n                AND NOT EXISTS (\n                    SELECT FROM indicators_reviewevent undone\n                    WHERE undone.cell_id = earlier.cell_id AND undone.step = 'undo'\n                      AND undone.version_id = earlier.version_id AND undone.id > earlier.id)), 0))\n    ) OR EXISTS (\n        SELECT FROM new_events event\n        JOIN indicators_reviewevent submitted ON submitted.cell_id = event.cell_id\n        WHERE event.step IN ('approve', 'clear')\n          AND submitted.step = 'submit' AND submitted.version_id = event.version_id\n          AND submitted.acting_for_id IN (event.by_id, event.acting_for_id)\n    ) THEN\n        RAISE EXCEPTION 'nobody approves a value of which they wrote a version'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_second_person';\n    END IF;\n    RETURN NULL;\n", hash='4ddabb8d43f789f09f6728047ac7a6500c399130', level='STATEMENT', operation='INSERT', pgid='pgtrigger_second_person_aba27', referencing='REFERENCING NEW TABLE AS new_events ', table='indicators_reviewevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='another_person', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_events event\n        JOIN indicators_reviewevent earlier ON earlier.cell_id = event.cell_id\n        WHERE event.step IN ('approve', 'clear')\n          AND earlier.step = 'clear' AND earlier.version_id = event.version_id\n          AND earlier.id < event.id AND earlier.id > coalesce((\n              SELECT max(submitted.id) FROM indicators_reviewevent submitted\n              WHERE submitted.cell_id = event.cell_id AND submitted.step = 'submit'), 0)\n          AND (earlier.by_id IN (event.by_id, event.acting_for_id)\n              OR earlier.acting_for_id IN (event.by_id, event.acting_for_id))\n    ) THEN\n        RAISE EXCEPTION 'each step of the clearing chain is taken by another person'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_another_person';\n    END IF;\n    RETURN NULL;\n", hash='1df049e714ba5a55359d887ecc46b399ab970c1d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_another_person_e5b1c', referencing='REFERENCING NEW TABLE AS new_events ', table='indicators_reviewevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='chain_is_passed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_events event\n        JOIN indicators_cell cell ON cell.id = event.cell_id\n        JOIN indicators_measureidentity measure ON measure.id = cell.measure_id\n        JOIN indicators_programmeidentity programme ON programme.id = measure.programme_id\n        JOIN indicators_plandocument plan ON plan.id = programme.document_id\n        WHERE event.step = 'approve' AND cardinality(plan.clearing) > 0\n          AND (event.level <> plan.clearing[cardinality(plan.clearing)] OR EXISTS (\n              SELECT FROM unnest(trim_array(plan.clearing, 1)) AS needed (level)\n              WHERE NOT EXISTS (\n                  SELECT FROM indicators_reviewevent cleared\n                  WHERE cleared.cell_id = event.cell_id\n                    AND cleared.version_id = event.version_id\n                    AND cleared.step = 'clear' AND cleared.level = needed.level\n                    AND cleared.id > coalesce((\n                        SELECT max(submitted.id) FROM indicators_reviewevent submitted\n                        WHERE submitted.cell_id = event.cell_id\n                          AND submitted.step = 'submit'), 0))))\n    ) THEN\n        RAISE EXCEPTION 'a value is approved at the last step of its plan''s clearing chain'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_chain_is_passed';\n    END IF;\n    RETURN NULL;\n", hash='0406287d17e66e388f9578e4707119490b1288a0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_chain_is_passed_25a8a', referencing='REFERENCING NEW TABLE AS new_events ', table='indicators_reviewevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='only_what_may_count', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_events event\n        JOIN indicators_cell cell ON cell.id = event.cell_id\n        WHERE event.step IN ('approve', 'clear')\n          AND cell.submitted_id IS DISTINCT FROM event.version_id\n    ) THEN\n        RAISE EXCEPTION 'only a submitted version is approved'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_approves_submitted';\n    END IF;\n    IF EXISTS (\n        SELECT FROM new_events event\n        JOIN indicators_cell cell ON cell.id = event.cell_id\n        WHERE event.step = 'undo' AND (\n            cell.approved_id IS DISTINCT FROM event.version_id\n            OR (NOT (\n    'adopt' IS NOT DISTINCT FROM (\n        SELECT counted.step FROM indicators_reviewevent counted\n        WHERE counted.cell_id = event.cell_id AND counted.version_id = event.version_id\n          AND counted.step IN ('approve', 'adopt') AND counted.id < event.id\n        ORDER BY counted.id DESC LIMIT 1)\n    AND EXISTS (\n        SELECT FROM indicators_valueversion version\n        JOIN indicators_node place ON place.id = version.source_id\n        JOIN indicators_planedition edition ON edition.id = place.edition_id\n        WHERE version.id = event.version_id AND edition.adopted_at IS NULL)\n) AND (event.by_id IS NULL OR 'approve' IS DISTINCT FROM (\n                SELECT last.step FROM indicators_reviewevent last\n                WHERE last.cell_id = event.cell_id AND last.id < event.id\n                ORDER BY last.id DESC LIMIT 1))))\n    ) THEN\n        RAISE EXCEPTION 'only an approval after which nothing was done is undone'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_undoes_approval';\n    END IF;\n    IF EXISTS (\n        SELECT FROM new_events event\n        JOIN indicators_valueversion version ON version.id = event.version_id\n        WHERE event.step = 'adopt' AND version.by_id IS NOT NULL AND version.source_id IS NULL\n    ) THEN\n        RAISE EXCEPTION 'a value is adopted from a place in a plan, never from a person'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_adopts_a_document';\n    END IF;\n    RETURN NULL;\n", hash='18a56e7f63231b1055924aa2fe128b1a84dcf004', level='STATEMENT', operation='INSERT', pgid='pgtrigger_only_what_may_count_673e9', referencing='REFERENCING NEW TABLE AS new_events ', table='indicators_reviewevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='judged_with_evidence', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_events event\n        JOIN indicators_valueversion version ON version.id = event.version_id\n        JOIN indicators_cell cell ON cell.id = event.cell_id\n        CROSS JOIN LATERAL (\n            SELECT reading.kind, reading.evidence_demanded\n            FROM indicators_performancemeasure measure\n            JOIN indicators_measureversion reading ON reading.id = measure.current_id\n            JOIN indicators_node node ON node.id = measure.node_id\n            JOIN indicators_planedition edition ON edition.id = node.edition_id\n            WHERE measure.identity_id = cell.measure_id\n            ORDER BY edition.imported_at DESC, edition.id DESC LIMIT 1) newest\n        WHERE event.step = 'submit' AND cell.kind = 'actual' AND cell.as_of IS NULL\n          AND newest.evidence_demanded AND newest.kind = 'milestone'\n          AND version.judged IN ('MET', 'EXCEEDED')\n          AND NOT EXISTS (\n              SELECT FROM indicators_evidenceuse given\n              JOIN indicators_valueversion since ON since.id = given.version_id\n              LEFT JOIN indicators_evidenceremoval taken ON taken.use_id = given.id\n              LEFT JOIN indicators_valueversion until ON until.id = taken.version_id\n              WHERE since.cell_id = cell.id AND since.number <= version.number\n                AND (until.number IS NULL OR until.number > version.number))\n    ) THEN\n        RAISE EXCEPTION 'this measure demands evidence for a target that is reached'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_evidence_demanded';\n    END IF;\n    RETURN NULL;\n", hash='b1b3e4e734312ffc9d1f7c76e0654aa5230eeb4e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_judged_with_evidence_c6178', referencing='REFERENCING NEW TABLE AS new_events ', table='indicators_reviewevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'value', new_rows.cell_id, new_rows.step, now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='e7384aafdea1b18aacf3e0bd682a277477bec486', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_130b1', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_reviewevent', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Translation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=[('text', 'text'), ('unit', 'unit'), ('category', 'category'), ('subcategory', 'subcategory')], default=indicators.enums.plans.TranslatedField['TEXT'], max_length=16)),
                ('language', models.CharField(max_length=10)),
                ('text', models.TextField()),
                ('status', models.CharField(choices=[('machine', 'machine translation'), ('draft', 'draft translation'), ('cleared', 'cleared translation')], max_length=16)),
                ('document_symbol', models.TextField(blank=True)),
                ('cleared_at', models.DateTimeField(blank=True, null=True)),
                ('cleared_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('component', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='indicators.component')),
                ('edition', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='indicators.planedition')),
                ('node', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='indicators.node')),
                ('statement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='indicators.documentstatement')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='indicators.valueversion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['machine', 'draft', 'cleared'])), name='translation_status_known'), models.CheckConstraint(condition=models.Q(('field__in', ['text', 'unit', 'category', 'subcategory'])), name='translation_field_known'), models.CheckConstraint(condition=models.Q(models.Q(('component__isnull', True), ('edition__isnull', False), ('node__isnull', True), ('statement__isnull', True), ('version__isnull', True)), models.Q(('component__isnull', True), ('edition__isnull', True), ('node__isnull', False), ('statement__isnull', True), ('version__isnull', True)), models.Q(('component__isnull', True), ('edition__isnull', True), ('node__isnull', True), ('statement__isnull', False), ('version__isnull', True)), models.Q(('component__isnull', False), ('edition__isnull', True), ('node__isnull', True), ('statement__isnull', True), ('version__isnull', True)), models.Q(('component__isnull', True), ('edition__isnull', True), ('node__isnull', True), ('statement__isnull', True), ('version__isnull', False)), _connector='OR'), name='translation_of_one_thing'), models.UniqueConstraint(fields=('edition', 'node', 'statement', 'component', 'version', 'field', 'language'), name='translation_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.plans.TranslationStatus['CLEARED']), _negated=True), models.Q(('cleared_at__isnull', False), ('cleared_by__isnull', False)), models.Q(('document_symbol', ''), _negated=True), _connector='OR'), name='translation_cleared_by_someone')],
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Lower('text'), name='gin_trgm_ops'), name='translation_text_trigrams')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='translation',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', new_rows.node_id, 'changed', now()\n    FROM new_rows WHERE new_rows.node_id IS NOT NULL;\n    RETURN NULL;\n", hash='1c6be1727db0a49672685aa33904e0c6769e3580', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_38722', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_translation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='translation',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', new_rows.node_id, 'changed', now()\n    FROM new_rows WHERE new_rows.node_id IS NOT NULL;\n    RETURN NULL;\n", hash='7fb53547f7966067110836ced0382e4448246724', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_31060', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_translation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='translation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_translationevent" ("cleared_at", "cleared_by_id", "component_id", "document_symbol", "edition_id", "field", "id", "language", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "status", "text", "version_id") SELECT new_values."cleared_at", new_values."cleared_by_id", new_values."component_id", new_values."document_symbol", new_values."edition_id", new_values."field", new_values."id", new_values."language", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."statement_id", new_values."status", new_values."text", new_values."version_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7902d6f75d1b3b074d073cad5e98f038b4147cb7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9fa41', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_translation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='translation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_translationevent" ("cleared_at", "cleared_by_id", "component_id", "document_symbol", "edition_id", "field", "id", "language", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "status", "text", "version_id") SELECT new_values."cleared_at", new_values."cleared_by_id", new_values."component_id", new_values."document_symbol", new_values."edition_id", new_values."field", new_values."id", new_values."language", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."statement_id", new_values."status", new_values."text", new_values."version_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e23ef348102921fd612b2a3f1c42592bf3bd8737', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_deadc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_translation', when='AFTER')),
        ),
        migrations.CreateModel(
            name='TranslationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('field', models.CharField(choices=[('text', 'text'), ('unit', 'unit'), ('category', 'category'), ('subcategory', 'subcategory')], default=indicators.enums.plans.TranslatedField['TEXT'], max_length=16)),
                ('language', models.CharField(max_length=10)),
                ('text', models.TextField()),
                ('status', models.CharField(choices=[('machine', 'machine translation'), ('draft', 'draft translation'), ('cleared', 'cleared translation')], max_length=16)),
                ('document_symbol', models.TextField(blank=True)),
                ('cleared_at', models.DateTimeField(blank=True, null=True)),
                ('cleared_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('component', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.component')),
                ('edition', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.planedition')),
                ('node', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.translation')),
                ('statement', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.documentstatement')),
                ('version', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.valueversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='translationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='15865aea2a7d2d36ed5bf63f7d3639ddc5c8dbf0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e1027', table='indicators_translationevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='WorkbookOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10)),
                ('name', models.CharField(max_length=255)),
                ('status', models.CharField(choices=[('queued', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed'), ('cancelled', 'Cancelled')], default=indicators.enums.JobStatus['QUEUED'], max_length=16)),
                ('claim', models.UUIDField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('not_before', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('rows_done', models.PositiveIntegerField(default=0)),
                ('file', models.FileField(blank=True, max_length=255, upload_to='')),
                ('ordered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('finished_at', models.DateTimeField(null=True)),
                ('purged_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workbook_orders', to=settings.AUTH_USER_MODEL)),
                ('frame', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.node')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.period')),
                ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.reportinground')),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['queued', 'running', 'done', 'failed', 'cancelled'])), name='workbookorder_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.JobStatus['RUNNING']), _negated=True), ('claim__isnull', False), _connector='OR'), name='workbookorder_running_is_claimed'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.JobStatus['DONE']), _negated=True), models.Q(models.Q(('file', ''), _negated=True), ('finished_at__isnull', False)), _connector='OR'), name='workbookorder_done_has_file'), models.CheckConstraint(condition=models.Q(('purged_at__isnull', True), ('status', indicators.enums.JobStatus['DONE']), _connector='OR'), name='workbookorder_purged_was_done')],
                'indexes': [models.Index(condition=models.Q(('status__in', [indicators.enums.JobStatus['QUEUED'], indicators.enums.JobStatus['RUNNING']])), fields=['not_before'], name='workbookorder_open')],
            },
        ),
        migrations.CreateModel(
            name='WorkbookUpload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('language', models.CharField(max_length=10)),
                ('notation', models.CharField(max_length=10)),
                ('status', models.CharField(choices=[('waiting', 'Waiting to be read'), ('reading', 'Being read'), ('read', 'Read: look, then confirm'), ('confirmed', 'Waiting to be kept'), ('writing', 'Being kept'), ('done', 'Kept'), ('refused', 'Not kept')], default=indicators.enums.workbooks.UploadStatus['WAITING'], max_length=16)),
                ('claim', models.UUIDField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('not_before', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('counts', models.JSONField(default=dict)),
                ('shown', models.JSONField(default=list)),
                ('mine', models.JSONField(default=list)),
                ('kept', models.PositiveIntegerField(null=True)),
                ('error', models.TextField(blank=True)),
                ('uploaded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('finished_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'reading', 'read', 'confirmed', 'writing', 'done', 'refused'])), name='workbookupload_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', [indicators.enums.workbooks.UploadStatus['READING'], indicators.enums.workbooks.UploadStatus['WRITING']]), _negated=True), ('claim__isnull', False), _connector='OR'), name='workbookupload_running_is_claimed'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.workbooks.UploadStatus['DONE']), _negated=True), models.Q(('finished_at__isnull', False), ('kept__isnull', False)), _connector='OR'), name='workbookupload_done_says_how_many'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.workbooks.UploadStatus['REFUSED']), _negated=True), models.Q(('error', ''), _negated=True), _connector='OR'), name='workbookupload_refused_says_why')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workbookupload',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_workbookuploadevent" ("by_id", "counts", "error", "finished_at", "id", "kept", "language", "mine", "name", "notation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "status", "uploaded_at") SELECT new_values."by_id", new_values."counts", new_values."error", new_values."finished_at", new_values."id", new_values."kept", new_values."language", new_values."mine", new_values."name", new_values."notation", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sha256", new_values."size", new_values."status", new_values."uploaded_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3f7d69757a0e4cac3cc266090fde82f23d6bd974', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_729b2', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_workbookupload', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workbookupload',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_workbookuploadevent" ("by_id", "counts", "error", "finished_at", "id", "kept", "language", "mine", "name", "notation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "status", "uploaded_at") SELECT new_values."by_id", new_values."counts", new_values."error", new_values."finished_at", new_values."id", new_values."kept", new_values."language", new_values."mine", new_values."name", new_values."notation", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sha256", new_values."size", new_values."status", new_values."uploaded_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."by_id" IS DISTINCT FROM (new_values."by_id") OR old_values."counts" IS DISTINCT FROM (new_values."counts") OR old_values."error" IS DISTINCT FROM (new_values."error") OR old_values."finished_at" IS DISTINCT FROM (new_values."finished_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kept" IS DISTINCT FROM (new_values."kept") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."mine" IS DISTINCT FROM (new_values."mine") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."notation" IS DISTINCT FROM (new_values."notation") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."size" IS DISTINCT FROM (new_values."size") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."uploaded_at" IS DISTINCT FROM (new_values."uploaded_at")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e95cbf343418d3d431f32cbe827d53e2303ed08f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_01801', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_workbookupload', when='AFTER')),
        ),
        migrations.CreateModel(
            name='WorkbookUploadEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('language', models.CharField(max_length=10)),
                ('notation', models.CharField(max_length=10)),
                ('status', models.CharField(choices=[('waiting', 'Waiting to be read'), ('reading', 'Being read'), ('read', 'Read: look, then confirm'), ('confirmed', 'Waiting to be kept'), ('writing', 'Being kept'), ('done', 'Kept'), ('refused', 'Not kept')], default=indicators.enums.workbooks.UploadStatus['WAITING'], max_length=16)),
                ('counts', models.JSONField(default=dict)),
                ('mine', models.JSONField(default=list)),
                ('kept', models.PositiveIntegerField(null=True)),
                ('error', models.TextField(blank=True)),
                ('uploaded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('finished_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.workbookupload')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workbookuploadevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e4a4f580c0bf7c9fceb15010422ceda7ec6a9d42', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2ef34', table='indicators_workbookuploadevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='AlignmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('framework', models.TextField()),
                ('code', models.TextField()),
                ('text', models.TextField(blank=True)),
                ('source', models.JSONField(default=dict)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.alignment')),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.node')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alignmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4f00d605fc7076f6bea9bfe0bc08af73723ada5b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5926a', table='indicators_alignmentevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('client_id', models.CharField(max_length=64, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('read', 'Read'), ('enter', 'Enter values'), ('review', 'Review values'), ('administer', 'Administer plans')], max_length=16), size=None)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to=settings.AUTH_USER_MODEL)),
                ('programmes', models.ManyToManyField(blank=True, related_name='+', to='indicators.programmeidentity')),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('scopes__contained_by', ['read', 'enter', 'review', 'administer']), ('scopes__len__gte', 1)), name='apitoken_scopes_known'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='apitoken_has_name')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='apitoken',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_apitokenevent" ("client_id", "created_at", "expires_at", "id", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes") SELECT new_values."client_id", new_values."created_at", new_values."expires_at", new_values."id", new_values."name", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."revoked_at", new_values."scopes" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='35478dcddddccaca6a9507f645938bcde9a15dd9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fdd7a', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_apitoken', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='apitoken',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_apitokenevent" ("client_id", "created_at", "expires_at", "id", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes") SELECT new_values."client_id", new_values."created_at", new_values."expires_at", new_values."id", new_values."name", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."revoked_at", new_values."scopes" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."client_id" IS DISTINCT FROM (new_values."client_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."expires_at" IS DISTINCT FROM (new_values."expires_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."owner_id" IS DISTINCT FROM (new_values."owner_id") OR old_values."revoked_at" IS DISTINCT FROM (new_values."revoked_at") OR old_values."scopes" IS DISTINCT FROM (new_values."scopes")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='48db99bb55f6fe112940f82d6656ddd26fb28f7b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_532db', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_apitoken', when='AFTER')),
        ),
        migrations.CreateModel(
            name='IdempotentAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=255)),
                ('fingerprint', models.CharField(help_text='Of the request that had the key.', max_length=64)),
                ('status', models.PositiveSmallIntegerField(null=True)),
                ('headers', models.JSONField(default=dict)),
                ('body', models.TextField(blank=True)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True)),
                ('token', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.apitoken')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('token', 'key'), name='idempotentanswer_once')],
            },
        ),
        migrations.CreateModel(
            name='TokenSecret',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), null=True, size=None)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('valid_until', models.DateTimeField(null=True)),
                ('token', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='secrets', to='indicators.apitoken')),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='tokensecret_is_a_digest')],
            },
        ),
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=500)),
                ('subjects', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), blank=True, default=list, size=None)),
                ('salt', models.CharField(max_length=64)),
                ('xact', models.BigIntegerField()),
                ('last_id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('ended_at', models.DateTimeField(null=True)),
                ('token', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='webhooks', to='indicators.apitoken')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('subjects__contained_by', ['value', 'measure', 'node', 'edition', 'round', 'deliverable', 'report', 'mandate', 'attainment', 'schedule'])), name='webhook_subjects_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='webhook',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_webhookevent" ("created_at", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subjects", "token_id", "url") SELECT new_values."created_at", new_values."ended_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."subjects", new_values."token_id", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f3337c50f39c69cc1a816e265a1dd7e533ffbfcc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_58584', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_webhook', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='webhook',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_webhookevent" ("created_at", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subjects", "token_id", "url") SELECT new_values."created_at", new_values."ended_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."subjects", new_values."token_id", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."ended_at" IS DISTINCT FROM (new_values."ended_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."subjects" IS DISTINCT FROM (new_values."subjects") OR old_values."token_id" IS DISTINCT FROM (new_values."token_id") OR old_values."url" IS DISTINCT FROM (new_values."url")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3bbd3d2372960f39294c675a16fd0b21a70117e6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d9f5b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_webhook', when='AFTER')),
        ),
        migrations.CreateModel(
            name='WebhookDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changes', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('status', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Not accepted')], default=indicators.enums.systems.DeliveryStatus['WAITING'], max_length=16)),
                ('claim', models.UUIDField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('not_before', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('posted_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('sent_at', models.DateTimeField(null=True)),
                ('answer', models.TextField(blank=True, help_text='Status, or why nothing was answered.')),
                ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='indicators.webhook')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'sending', 'sent', 'failed'])), name='webhookdelivery_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.systems.DeliveryStatus['SENDING']), _negated=True), ('claim__isnull', False), _connector='OR'), name='webhookdelivery_sending_is_claimed'), models.CheckConstraint(condition=models.Q(models.Q(('status', indicators.enums.systems.DeliveryStatus['FAILED']), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='webhookdelivery_failed_says_why')],
                'indexes': [models.Index(condition=models.Q(('status__in', [indicators.enums.systems.DeliveryStatus['WAITING'], indicators.enums.systems.DeliveryStatus['SENDING']])), fields=['not_before'], name='webhookdelivery_open')],
            },
        ),
        migrations.CreateModel(
            name='WebhookEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('url', models.URLField(max_length=500)),
                ('subjects', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), blank=True, default=list, size=None)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('ended_at', models.DateTimeField(null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.webhook')),
                ('token', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.apitoken')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='webhookevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c6c9d61085c7188f48adbd08c3f20428f4317daf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_010a0', table='indicators_webhookevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ApiTokenEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('client_id', models.CharField(max_length=64)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('read', 'Read'), ('enter', 'Enter values'), ('review', 'Review values'), ('administer', 'Administer plans')], max_length=16), size=None)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.apitoken')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='apitokenevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bde120b23a4e62ed1be4e5bffe38017dd33aca2c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bb7e3', table='indicators_apitokenevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='CategoryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=40)),
                ('name', models.TextField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.category')),
                ('dimension', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.dimension')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='categoryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5b86b40dc27cf267ba7d8f1f014ce790b9e3feb6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_caeb4', table='indicators_categoryevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='CellPlaceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='measure_component_events', to='indicators.cell')),
                ('component', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.component')),
                ('measure', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.measureidentity')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cellplaceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8d379ba4cfb4e5839df02467f1ba60e647ce09ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_41486', table='indicators_cellplaceevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('xact', models.BigIntegerField(db_default=indicators.models.changes.CurrentTransaction())),
                ('subject', models.CharField(choices=[('value', 'Value'), ('measure', 'Performance measure'), ('node', 'Words of the plan'), ('edition', 'Edition'), ('round', 'Reporting round'), ('deliverable', 'Deliverable'), ('report', 'Report'), ('mandate', 'Legislative mandate'), ('attainment', 'Attainment'), ('schedule', 'Schedule')], max_length=16)),
                ('subject_id', models.BigIntegerField()),
                ('what', models.CharField(max_length=16)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                'ordering': ('xact', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('subject__in', ['value', 'measure', 'node', 'edition', 'round', 'deliverable', 'report', 'mandate', 'attainment', 'schedule'])), name='change_subject_known')],
                'indexes': [models.Index(fields=['xact', 'id'], name='change_in_order'), models.Index(condition=models.Q(('what', 'released')), fields=['subject', 'subject_id'], name='change_of_release')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='change',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='efbe5cc99b0c319519747ab507981f6e4d57c07f', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3c684', table='indicators_change', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('node', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='indicators.node')),
                ('identity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='indicators.programmeidentity')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', new_rows.node_id, 'changed', now()\n    FROM new_rows JOIN old_rows USING (node_id) WHERE new_rows.identity_id <> old_rows.identity_id;\n    RETURN NULL;\n", hash='2d1af6d3491fe26f1866aa9da965df8f76632116', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_b8e9b', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_programmeevent" ("identity_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."identity_id", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."node_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0100141e30990b6718f76f088daf6bd2f6464e5d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_af75b', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_programmeevent" ("identity_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."identity_id", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."node_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."node_id") = (new_values."node_id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4ea395d7427d280d0a5707a14dc17a3058b838c6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a7e13', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_programme', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ProgrammeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('identity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.programmeidentity')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.programme')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='43993bda2295583566b6113966415fee576d079f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d4116', table='indicators_programmeevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Subprogramme',
            fields=[
                ('node', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='indicators.node')),
                ('level', models.CharField(choices=[('section', 'Section'), ('subprogramme', 'Subprogramme'), ('component', 'Component'), ('mission', 'Mission')], max_length=16)),
                ('identity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='indicators.subprogrammeidentity')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='indicators.subprogramme')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='subprogrammes', to='indicators.programme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['section', 'subprogramme', 'component', 'mission'])), name='subprogramme_level_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subprogramme',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'node', new_rows.node_id, 'changed', now()\n    FROM new_rows JOIN old_rows USING (node_id) WHERE new_rows.identity_id <> old_rows.identity_id;\n    RETURN NULL;\n", hash='6ba55496c4056ec444d4c18eef6ead008c232ade', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_dfe16', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_subprogramme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subprogramme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_subprogrammeevent" ("identity_id", "level", "node_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") SELECT new_values."identity_id", new_values."level", new_values."node_id", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."node_id", new_values."programme_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='104a41c0da2638b8714f5e5298da3267473f0e1c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_37b15', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_subprogramme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subprogramme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_subprogrammeevent" ("identity_id", "level", "node_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") SELECT new_values."identity_id", new_values."level", new_values."node_id", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."node_id", new_values."programme_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."node_id") = (new_values."node_id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e77404af493942d9d2e5f826fbd02bcba5bc6e66', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9ec49', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_subprogramme', when='AFTER')),
        ),
        migrations.CreateModel(
            name='SubprogrammeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('level', models.CharField(choices=[('section', 'Section'), ('subprogramme', 'Subprogramme'), ('component', 'Component'), ('mission', 'Mission')], max_length=16)),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('identity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.subprogrammeidentity')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.programme')),
                ('parent', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.subprogramme')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.subprogramme')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subprogrammeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ae90fd98792a5d2870c09b9ebce60fa4358ec3f6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3ea00', table='indicators_subprogrammeevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Deliverable',
            fields=[
                ('node', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='indicators.node')),
                ('category', models.TextField()),
                ('subcategory', models.TextField(blank=True)),
                ('unit', models.TextField(blank=True)),
                ('level', models.CharField(choices=[('item', 'item'), ('narrative', 'narrative')], max_length=16)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='indicators.programme')),
                ('subprogramme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.subprogramme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['item', 'narrative'])), name='deliverable_level_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverable',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_deliverableevent" ("category", "level", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "subcategory", "subprogramme_id", "unit") SELECT new_values."category", new_values."level", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."node_id", new_values."programme_id", new_values."subcategory", new_values."subprogramme_id", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7eb2c7a9972e67dd9e3f616484140c2681233b15', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f486e', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_deliverable', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverable',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_deliverableevent" ("category", "level", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "subcategory", "subprogramme_id", "unit") SELECT new_values."category", new_values."level", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."node_id", new_values."programme_id", new_values."subcategory", new_values."subprogramme_id", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."node_id") = (new_values."node_id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a032fd3e7fcd32e6e45030564408c1365166e4e3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c318f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_deliverable', when='AFTER')),
        ),
        migrations.CreateModel(
            name='DeliverableCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('planned', models.BooleanField(help_text='Planned, or else actual.')),
                ('amount', models.PositiveIntegerField(null=True)),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='indicators.period')),
                ('deliverable', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='indicators.deliverable')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('deliverable', 'period', 'planned'), name='deliverablecount_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverablecount',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_deliverablecountevent" ("amount", "deliverable_id", "id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned") SELECT new_values."amount", new_values."deliverable_id", new_values."id", new_values."period_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."planned" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7f3e55a32847461ed52170fd716c878cdf20ea41', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_27aa4', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_deliverablecount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverablecount',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_deliverablecountevent" ("amount", "deliverable_id", "id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned") SELECT new_values."amount", new_values."deliverable_id", new_values."id", new_values."period_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."planned" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='16ad71140ef222fb3a3fa9842030dbc5b73d275a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2515e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_deliverablecount', when='AFTER')),
        ),
        migrations.CreateModel(
            name='DeliverableCountEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('planned', models.BooleanField(help_text='Planned, or else actual.')),
                ('amount', models.PositiveIntegerField(null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.deliverablecount')),
                ('period', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.period')),
                ('deliverable', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.deliverable')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverablecountevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ca7371bc90198def8c628675ef564b18e5447cc3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a9970', table='indicators_deliverablecountevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='DeliverableEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('category', models.TextField()),
                ('subcategory', models.TextField(blank=True)),
                ('unit', models.TextField(blank=True)),
                ('level', models.CharField(choices=[('item', 'item'), ('narrative', 'narrative')], max_length=16)),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.deliverable')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.programme')),
                ('subprogramme', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.subprogramme')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverableevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e921a9181456fc73242cfbba026d27ffb8943cce', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3520e', table='indicators_deliverableevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='DeliverableStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('planned', models.PositiveIntegerField(null=True)),
                ('actual', models.PositiveIntegerField(null=True)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='indicators.period')),
                ('deliverable', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='indicators.deliverable')),
            ],
            options={
                'ordering': ('deliverable', 'period', 'number'),
                'constraints': [models.UniqueConstraint(fields=('deliverable', 'period', 'number'), name='deliverablestatement_number_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverablestatement',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='5023a5e22e439888c28a7b94db6b5c353ac7f2d1', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bd7ac', table='indicators_deliverablestatement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverablestatement',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='5ffeacf812657d26775ac4f71ad478b90ecb61c6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_3c878', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_deliverablestatement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverablestatement',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'deliverable', new_rows.deliverable_id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='2c4f08231f559c1cf9a057d09aa385d63b2f457a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_7b091', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_deliverablestatement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverablestatement',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking \n        FROM (SELECT DISTINCT node_id, period_id FROM (SELECT deliverable_id AS node_id, period_id FROM new_rows) every) told\n        JOIN indicators_node node ON node.id = told.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n        JOIN indicators_roundperiod asked\n            ON asked.round_id = round.id AND asked.period_id = told.period_id\n    ;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    SELECT max(round.id) INTO closed \n        FROM (SELECT DISTINCT node_id, period_id FROM (SELECT deliverable_id AS node_id, period_id FROM new_rows) every) told\n        JOIN indicators_node node ON node.id = told.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n        JOIN indicators_roundperiod asked\n            ON asked.round_id = round.id AND asked.period_id = told.period_id\n    \n    GROUP BY told.node_id, told.period_id\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path || '/', above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path || '/', above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    IF EXISTS (SELECT \n        FROM (SELECT DISTINCT node_id, period_id FROM (SELECT deliverable_id AS node_id, period_id FROM new_rows) every) told\n        JOIN indicators_node node ON node.id = told.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n        JOIN indicators_roundperiod asked\n            ON asked.round_id = round.id AND asked.period_id = told.period_id\n     WHERE \n    EXISTS (\n        SELECT FROM indicators_signoff signed\n        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id\n        JOIN indicators_node above ON above.id = programme.node_id\n        WHERE signed.round_id = round.id AND signed.undone_at IS NULL\n          AND above.edition_id = round.edition_id\n          AND starts_with(node.path || '/', above.path || '/'))\n) THEN\n        RAISE EXCEPTION 'the figures of this programme are signed off for the round'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes';\n    END IF;\n    RETURN NULL;\n    ", hash='a9a572ca1e02d528fb09ba56b2c847f4a2ee584d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_a7f53', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_deliverablestatement', when='AFTER')),
        ),
        migrations.CreateModel(
            name='DeliverableDeparture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('departure', models.CharField(choices=[('carried_forward', 'carried forward from the period before'), ('added_by_legislation', 'added by legislation'), ('added_by_secretariat', 'added by the Secretariat'), ('reformulated', 'reformulated'), ('postponed', 'postponed'), ('terminated', 'terminated')], max_length=24)),
                ('amount', models.PositiveIntegerField()),
                ('reason', models.TextField()),
                ('statement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='departures', to='indicators.deliverablestatement')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('departure__in', ['carried_forward', 'added_by_legislation', 'added_by_secretariat', 'reformulated', 'postponed', 'terminated'])), name='deliverabledeparture_known'), models.UniqueConstraint(fields=('statement', 'departure'), name='deliverabledeparture_once'), models.CheckConstraint(condition=models.Q(('amount__gt', 0), models.Q(('reason', ''), _negated=True)), name='deliverabledeparture_has_amount_and_reason')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverabledeparture',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='8694f66ca295f00841ab1b673790836948b32382', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e0d7d', table='indicators_deliverabledeparture', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deliverabledeparture',
            trigger=pgtrigger.compiler.Trigger(name='round_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[]; closed bigint;', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking \n        FROM (SELECT DISTINCT node_id, period_id FROM (\n    SELECT stated.deliverable_id AS node_id, stated.period_id FROM new_rows\n    JOIN indicators_deliverablestatement stated ON stated.id = new_rows.statement_id\n) every) told\n        JOIN indicators_node node ON node.id = told.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n        JOIN indicators_roundperiod asked\n            ON asked.round_id = round.id AND asked.period_id = told.period_id\n    ;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    SELECT max(round.id) INTO closed \n        FROM (SELECT DISTINCT node_id, period_id FROM (\n    SELECT stated.deliverable_id AS node_id, stated.period_id FROM new_rows\n    JOIN indicators_deliverablestatement stated ON stated.id = new_rows.statement_id\n) every) told\n        JOIN indicators_node node ON node.id = told.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n        JOIN indicators_roundperiod asked\n            ON asked.round_id = round.id AND asked.period_id = told.period_id\n    \n    GROUP BY told.node_id, told.period_id\n    HAVING NOT bool_or((round.closed_at IS NULL AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND round.closes_on) OR \n    EXISTS (\n        SELECT FROM indicators_roundexception granted\n        WHERE granted.round_id = round.id\n          AND granted.revoked_at IS NULL\n          AND (clock_timestamp() AT TIME ZONE 'UTC')::date BETWEEN round.opens_on AND granted.until\n          AND (EXISTS (\n                SELECT FROM indicators_programme programme\n                JOIN indicators_node above ON above.id = programme.node_id\n                WHERE programme.identity_id = granted.programme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path || '/', above.path || '/'))\n            OR EXISTS (\n                SELECT FROM indicators_subprogramme unit\n                JOIN indicators_node above ON above.id = unit.node_id\n                WHERE unit.identity_id = granted.subprogramme_id\n                  AND above.edition_id = round.edition_id\n                  AND starts_with(node.path || '/', above.path || '/'))))\n)\n    LIMIT 1;\n    IF closed IS NOT NULL THEN\n        RAISE EXCEPTION 'the reporting round that asks for this is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',\n                  DETAIL = closed;\n    END IF;\n    IF EXISTS (SELECT \n        FROM (SELECT DISTINCT node_id, period_id FROM (\n    SELECT stated.deliverable_id AS node_id, stated.period_id FROM new_rows\n    JOIN indicators_deliverablestatement stated ON stated.id = new_rows.statement_id\n) every) told\n        JOIN indicators_node node ON node.id = told.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n        JOIN indicators_roundperiod asked\n            ON asked.round_id = round.id AND asked.period_id = told.period_id\n     WHERE \n    EXISTS (\n        SELECT FROM indicators_signoff signed\n        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id\n        JOIN indicators_node above ON above.id = programme.node_id\n        WHERE signed.round_id = round.id AND signed.undone_at IS NULL\n          AND above.edition_id = round.edition_id\n          AND starts_with(node.path || '/', above.path || '/'))\n) THEN\n        RAISE EXCEPTION 'the figures of this programme are signed off for the round'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes';\n    END IF;\n    RETURN NULL;\n    ", hash='97310308b33235bb6822ec14025774f5cc9cb677', level='STATEMENT', operation='INSERT', pgid='pgtrigger_round_is_open_ef236', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_deliverabledeparture', when='AFTER')),
        ),
        migrations.CreateModel(
            name='MandateEntry',
            fields=[
                ('node', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='indicators.node')),
                ('mandate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='indicators.mandate')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='indicators.programme')),
                ('subprogramme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.subprogramme')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandateentry',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'mandate', new_rows.node_id, 'added', now()\n    FROM new_rows JOIN indicators_node node ON node.id = new_rows.node_id WHERE \n    NOT EXISTS (\n        SELECT FROM indicators_change told\n        WHERE told.xact = pg_current_xact_id()::text::bigint AND told.subject = 'edition'\n          AND told.what = 'added' AND told.subject_id = node.edition_id);\n    RETURN NULL;\n", hash='15d737f124dffa2188e08cfe01c8d989acf1aa4c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_e6702', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_mandateentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandateentry',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'mandate', new_rows.node_id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='e809da29460a1328dcbf56f6507b4b2b48f32671', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_69bee', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_mandateentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandateentry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_mandateentryevent" ("mandate_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "subprogramme_id") SELECT new_values."mandate_id", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."node_id", new_values."programme_id", new_values."subprogramme_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='44a54ad3f869f7584e9a8ff5542b67d043fa0d40', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_90f42', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_mandateentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandateentry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_mandateentryevent" ("mandate_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "subprogramme_id") SELECT new_values."mandate_id", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."node_id", new_values."programme_id", new_values."subprogramme_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."node_id") = (new_values."node_id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2e664b8adb742b18ba7c418c630345782a03b93e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_365bc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_mandateentry', when='AFTER')),
        ),
        migrations.CreateModel(
            name='MandateEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('mandate', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.mandate')),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.mandateentry')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.programme')),
                ('subprogramme', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.subprogramme')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandateentryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d10a2554dd8a6a8fee67bdb63d9459839a1a81ad', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3089a', table='indicators_mandateentryevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Objective',
            fields=[
                ('node', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='indicators.node')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='indicators.programme')),
                ('subprogramme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.subprogramme')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objective',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_objectiveevent" ("node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "subprogramme_id") SELECT new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."node_id", new_values."programme_id", new_values."subprogramme_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9cd1526c2257e9321bfe150ea824f0d6c5753785', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c9024', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_objective', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objective',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_objectiveevent" ("node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "subprogramme_id") SELECT new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."node_id", new_values."programme_id", new_values."subprogramme_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."node_id") = (new_values."node_id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='75b78b384fbae6a67ec947852b3bc09f8c8fcc58', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9232b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_objective', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ObjectiveEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.objective')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.programme')),
                ('subprogramme', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.subprogramme')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objectiveevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f3d73583722aad042d3d285613556544aceef042', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cf941', table='indicators_objectiveevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ExpectedAccomplishment',
            fields=[
                ('node', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='indicators.node')),
                ('result_kind', models.CharField(choices=[('accomplishment', 'Expected accomplishment'), ('planned_result', 'Planned result'), ('highlighted_result', 'Highlighted result'), ('result', 'Result')], max_length=20)),
                ('carried_over', models.BooleanField(default=False)),
                ('objective', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accomplishments', to='indicators.objective')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='indicators.programme')),
                ('subprogramme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.subprogramme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('result_kind__in', ['accomplishment', 'planned_result', 'highlighted_result', 'result'])), name='accomplishment_result_kind_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expectedaccomplishment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_expectedaccomplishmentevent" ("carried_over", "node_id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "result_kind", "subprogramme_id") SELECT new_values."carried_over", new_values."node_id", new_values."objective_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."node_id", new_values."programme_id", new_values."result_kind", new_values."subprogramme_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b0d0f78da84377ee107ed8059fd52a79fdab23d2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a639b', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_expectedaccomplishment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expectedaccomplishment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_expectedaccomplishmentevent" ("carried_over", "node_id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "result_kind", "subprogramme_id") SELECT new_values."carried_over", new_values."node_id", new_values."objective_id", _pgh_attached_context.value, NOW(), \'update\', new_values."node_id", new_values."programme_id", new_values."result_kind", new_values."subprogramme_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."node_id") = (new_values."node_id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f3a7c3a6784bd4213ea70315275fed71d4c6d109', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a2c91', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_expectedaccomplishment', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ExpectedAccomplishmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('result_kind', models.CharField(choices=[('accomplishment', 'Expected accomplishment'), ('planned_result', 'Planned result'), ('highlighted_result', 'Highlighted result'), ('result', 'Result')], max_length=20)),
                ('carried_over', models.BooleanField(default=False)),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.expectedaccomplishment')),
                ('objective', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.objective')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.programme')),
                ('subprogramme', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.subprogramme')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expectedaccomplishmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='faa8c3c86e3b83361cc2b2ff011255ac9593a83c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_659e6', table='indicators_expectedaccomplishmentevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='PerformanceMeasure',
            fields=[
                ('node', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='indicators.node')),
                ('accomplishment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='indicators.expectedaccomplishment')),
                ('identity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='indicators.measureidentity')),
            ],
        ),
        migrations.CreateModel(
            name='MeasureVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(blank=True, choices=[('increase', 'increase'), ('decrease', 'decrease'), ('maintain', 'maintain'), ('range', 'within a range'), ('at_least', 'at least'), ('at_most', 'at most'), ('zero', 'none allowed'), ('full', 'full compliance'), ('milestone', 'milestone')], max_length=16)),
                ('direction', models.CharField(blank=True, choices=[('increase', 'higher is better'), ('decrease', 'lower is better'), ('maintain', 'to be kept as it is')], max_length=16)),
                ('unit', models.TextField(blank=True)),
                ('decimals', models.PositiveSmallIntegerField(default=0)),
                ('accumulation', models.CharField(blank=True, choices=[('per_period', 'per period'), ('sum_to_date', 'sum to date'), ('running_total', 'running total'), ('latest', 'latest value'), ('maximum', 'maximum'), ('minimum', 'minimum'), ('pooled_ratio', 'pooled ratio')], max_length=16)),
                ('tolerance', models.DecimalField(decimal_places=12, default=0, max_digits=38)),
                ('definition', models.TextField(blank=True)),
                ('method', models.TextField(blank=True)),
                ('data_source', models.TextField(blank=True)),
                ('evidence_demanded', models.BooleanField(db_default=False, default=False)),
                ('reason_code', models.CharField(blank=True, choices=[('correction', 'Correction of an error'), ('later_data', 'Later or more complete data'), ('method', 'Change of method or definition'), ('decision', 'Decision of an intergovernmental body'), ('resources', 'Change in resources'), ('context', 'Change in circumstances')], max_length=16)),
                ('reason', models.TextField(blank=True)),
                ('valid_from', models.DateField(null=True)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='indicators.performancemeasure')),
            ],
            options={
                'ordering': ('measure', 'number'),
                'constraints': [models.UniqueConstraint(fields=('measure', 'number'), name='measureversion_number_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['increase', 'decrease', 'maintain', 'range', 'at_least', 'at_most', 'zero', 'full', 'milestone', ''])), name='measureversion_kind_known'), models.CheckConstraint(condition=models.Q(('direction__in', ['increase', 'decrease', 'maintain', ''])), name='measureversion_direction_known'), models.CheckConstraint(condition=models.Q(('accumulation__in', ['per_period', 'sum_to_date', 'running_total', 'latest', 'maximum', 'minimum', 'pooled_ratio', ''])), name='measureversion_accumulation_known'), models.CheckConstraint(condition=models.Q(('reason_code__in', ['correction', 'later_data', 'method', 'decision', 'resources', 'context', ''])), name='measureversion_reason_known'), models.CheckConstraint(condition=models.Q(('reason_code', ''), models.Q(('reason', ''), _negated=True), _connector='OR'), name='measureversion_reason_has_words'), models.CheckConstraint(condition=models.Q(('tolerance__gte', 0)), name='measureversion_tolerance_not_negative'), models.CheckConstraint(condition=models.Q(('tolerance__isnull', True), ('tolerance__lt', django.db.models.functions.comparison.Cast(models.Value('NaN'), models.DecimalField(decimal_places=12, max_digits=38))), _connector='OR'), name='measureversion_tolerance_is_a_number'), models.CheckConstraint(condition=models.Q(('decimals__lte', 12)), name='measureversion_decimals_at_most_12')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measureversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='e4f8c8fe787ee30549f6ed568133019d0c80ecb8', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_85551', table='indicators_measureversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measureversion',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='658619fafbca8295bdab9e0235ae8af29c34d11a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_39723', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_measureversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measureversion',
            trigger=pgtrigger.compiler.Trigger(name='signed_grounds_are_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE asking bigint[];', func="\n    SELECT array_agg(DISTINCT round.id) INTO asking \n        FROM (\n    SELECT measure.identity_id, reading.measure_id AS node_id, NULL::bigint AS period_id,\n        reading.valid_from AS holds_from\n    FROM new_readings reading\n    JOIN indicators_performancemeasure measure ON measure.node_id = reading.measure_id\n    WHERE reading.confirmed_by_id IS NOT NULL\n) anew\n        JOIN indicators_performancemeasure measure ON measure.identity_id = anew.identity_id\n            AND measure.node_id = coalesce(anew.node_id, measure.node_id)\n        JOIN indicators_node node ON node.id = measure.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n            AND round.as_of IS NULL AND 'actual' = ANY (round.kinds)\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n            AND asked.period_id = coalesce(anew.period_id, asked.period_id)\n        JOIN indicators_period period ON period.id = asked.period_id\n            AND period.last_day >= coalesce(anew.holds_from, period.last_day)\n    ;\n    IF asking IS NULL THEN\n        RETURN NULL;\n    END IF;\n    PERFORM indicators_hold_rounds(asking);\n    IF EXISTS (\n        SELECT \n        FROM (\n    SELECT measure.identity_id, reading.measure_id AS node_id, NULL::bigint AS period_id,\n        reading.valid_from AS holds_from\n    FROM new_readings reading\n    JOIN indicators_performancemeasure measure ON measure.node_id = reading.measure_id\n    WHERE reading.confirmed_by_id IS NOT NULL\n) anew\n        JOIN indicators_performancemeasure measure ON measure.identity_id = anew.identity_id\n            AND measure.node_id = coalesce(anew.node_id, measure.node_id)\n        JOIN indicators_node node ON node.id = measure.node_id\n        JOIN indicators_reportinground round ON round.edition_id = node.edition_id\n            AND round.as_of IS NULL AND 'actual' = ANY (round.kinds)\n        JOIN indicators_roundperiod asked ON asked.round_id = round.id\n            AND asked.period_id = coalesce(anew.period_id, asked.period_id)\n        JOIN indicators_period period ON period.id = asked.period_id\n            AND period.last_day >= coalesce(anew.holds_from, period.last_day)\n    \n        JOIN indicators_signoff signed ON signed.round_id = round.id AND signed.undone_at IS NULL\n        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id\n        JOIN indicators_node above ON above.id = programme.node_id\n            AND above.edition_id = round.edition_id\n            AND starts_with(node.path, above.path || '/')\n    ) THEN\n        RAISE EXCEPTION 'figures of this programme that are signed off were computed from this'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes_grounds';\n    END IF;\n    RETURN NULL;\n    ", hash='18aab10e67e5c22e1abf06539a4d96feaca7fdc1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_signed_grounds_are_frozen_d121c', referencing='REFERENCING NEW TABLE AS new_readings ', table='indicators_measureversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measureversion',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'measure', new_rows.measure_id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='ac8ba16c037dd58d0b309f74b928620139468d2a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_40f5b', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_measureversion', when='AFTER')),
        ),
        migrations.AddField(
            model_name='performancemeasure',
            name='current',
            field=models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.measureversion'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='performancemeasure',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'measure', new_rows.node_id, 'changed', now()\n    FROM new_rows JOIN old_rows USING (node_id) WHERE new_rows.identity_id <> old_rows.identity_id;\n    RETURN NULL;\n", hash='fbbb3af39d35dd1b808253ec5d8ae924bd374669', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_a0eed', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_performancemeasure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='performancemeasure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_performancemeasureevent" ("accomplishment_id", "current_id", "identity_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."accomplishment_id", new_values."current_id", new_values."identity_id", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."node_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bf4582453e52da554b166c917cd242a068af48eb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d82ca', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_performancemeasure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='performancemeasure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_performancemeasureevent" ("accomplishment_id", "current_id", "identity_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."accomplishment_id", new_values."current_id", new_values."identity_id", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."node_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."node_id") = (new_values."node_id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='44286b571fbdc37af20eb88171b524d9dd5949b6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_341a8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_performancemeasure', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Attainment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('EXCEEDED', 'Exceeded'), ('MET', 'Met'), ('PARTIALLY_MET', 'Partially met'), ('NOT_MET', 'Not met'), ('REGRESSED', 'Regressed'), ('NO_DATA', 'No data'), ('NOT_DUE', 'Not due'), ('NOT_COMPARABLE', 'Not comparable'), ('NOT_APPLICABLE', 'Not applicable')], max_length=16)),
                ('progress_numerator', models.DecimalField(decimal_places=0, max_digits=400, null=True)),
                ('progress_denominator', models.DecimalField(decimal_places=0, max_digits=400, null=True)),
                ('ratio_numerator', models.DecimalField(decimal_places=0, max_digits=400, null=True)),
                ('ratio_denominator', models.DecimalField(decimal_places=0, max_digits=400, null=True)),
                ('gap', models.DecimalField(decimal_places=12, max_digits=100, null=True)),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ('rule_set', models.CharField(max_length=16)),
                ('series', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(null=True), default=list, size=None)),
                ('original_verdict', models.CharField(blank=True, choices=[('EXCEEDED', 'Exceeded'), ('MET', 'Met'), ('PARTIALLY_MET', 'Partially met'), ('NOT_MET', 'Not met'), ('REGRESSED', 'Regressed'), ('NO_DATA', 'No data'), ('NOT_DUE', 'Not due'), ('NOT_COMPARABLE', 'Not comparable'), ('NOT_APPLICABLE', 'Not applicable')], db_default='', max_length=16)),
                ('original_progress_numerator', models.DecimalField(decimal_places=0, max_digits=400, null=True)),
                ('original_progress_denominator', models.DecimalField(decimal_places=0, max_digits=400, null=True)),
                ('original_ratio_numerator', models.DecimalField(decimal_places=0, max_digits=400, null=True)),
                ('original_ratio_denominator', models.DecimalField(decimal_places=0, max_digits=400, null=True)),
                ('original_gap', models.DecimalField(decimal_places=12, max_digits=100, null=True)),
                ('original_reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), db_default=[], default=list, size=None)),
                ('computed_at', models.DateTimeField()),
                ('is_stale', models.BooleanField(default=False)),
                ('component', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='indicators.component')),
                ('measure_version', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.measureversion')),
                ('period', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, to='indicators.period')),
                ('actual', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.valueversion')),
                ('baseline', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.valueversion')),
                ('original_baseline', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.valueversion')),
                ('original_target', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.valueversion')),
                ('target', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.valueversion')),
                ('measure', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='attainments', to='indicators.performancemeasure')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('verdict__in', ['EXCEEDED', 'MET', 'PARTIALLY_MET', 'NOT_MET', 'REGRESSED', 'NO_DATA', 'NOT_DUE', 'NOT_COMPARABLE', 'NOT_APPLICABLE'])), name='attainment_verdict_known'), models.UniqueConstraint(fields=('measure', 'period', 'component'), name='attainment_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('progress_denominator__isnull', True), ('progress_numerator__isnull', True)), models.Q(('progress_denominator__gt', 0), ('progress_numerator__isnull', False)), _connector='OR'), name='attainment_progress_is_a_pair'), models.CheckConstraint(condition=models.Q(models.Q(('ratio_denominator__isnull', True), ('ratio_numerator__isnull', True)), models.Q(('ratio_denominator__gt', 0), ('ratio_numerator__isnull', False)), _connector='OR'), name='attainment_ratio_is_a_pair')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attainment',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'attainment', new_rows.id, 'added', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='010c84a668ec4dbe2087b35cfa631bd600fa5cf2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_fed_by_insert_42d04', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_attainment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attainment',
            trigger=pgtrigger.compiler.Trigger(name='fed_by_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO indicators_change (xact, subject, subject_id, what, at)\n    SELECT pg_current_xact_id()::text::bigint, 'attainment', new_rows.id, 'changed', now()\n    FROM new_rows;\n    RETURN NULL;\n", hash='a54012d4eae5d9459df397d177a78684afc03517', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_fed_by_update_cff9a', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='indicators_attainment', when='AFTER')),
        ),
        migrations.CreateModel(
            name='PerformanceMeasureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('current', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.measureversion')),
                ('identity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.measureidentity')),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='indicators.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('accomplishment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.expectedaccomplishment')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.performancemeasure')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='performancemeasureevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4b2ff7a0985073916117ac19a71044f5adf5f487', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_58817', table='indicators_performancemeasureevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reading', models.JSONField(null=True)),
                ('based_on', models.PositiveIntegerField(null=True)),
                ('reason_code', models.CharField(choices=[('correction', 'Correction of an error'), ('later_data', 'Later or more complete data'), ('method', 'Change of method or definition'), ('decision', 'Decision of an intergovernmental body'), ('resources', 'Change in resources'), ('context', 'Change in circumstances')], max_length=16)),
                ('reason', models.TextField()),
                ('valid_from', models.DateField(null=True)),
                ('decided_by', models.TextField(help_text='The body or the office that decided.')),
                ('document', models.TextField(help_text='Symbol and paragraph of the decision.')),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.valueversion')),
                ('version', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amendment', to='indicators.valueversion')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='indicators.performancemeasure')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('reason_code__in', ['correction', 'later_data', 'method', 'decision', 'resources', 'context'])), name='amendment_reason_known'), models.CheckConstraint(condition=models.Q(models.Q(('based_on__isnull', True), ('reading__isnull', True), ('version__isnull', False)), models.Q(('based_on__isnull', False), ('reading__isnull', False), ('replaces__isnull', True), ('version__isnull', True)), _connector='OR'), name='amendment_of_a_value_or_a_definition'), models.CheckConstraint(condition=models.Q(('reason_code', indicators.enums.ReasonForChange['CORRECTION']), ('valid_from__isnull', False), _connector='OR'), name='amendment_has_validity'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('decided_by', ''), _negated=True), models.Q(('document', ''), _negated=True)), name='amendment_is_justified')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='amendment',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='22b2474756479794a01ac8f072bf297d7cdf2931', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0edb7', table='indicators_amendment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='amendment',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='e6d5ab3417a5176ddd370535837b63451258f9ce', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_1b83f', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_amendment', when='AFTER')),
        ),
        migrations.CreateModel(
            name='AmendmentJudgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('comment', models.TextField(blank=True)),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('amendment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='judgement', to='indicators.amendment')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='judgement', to='indicators.measureversion')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('version__isnull', False), models.Q(('comment', ''), _negated=True), _connector='OR'), name='amendmentjudgement_return_has_comment')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='amendmentjudgement',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME\n                USING ERRCODE = 'insufficient_privilege';\n        ", hash='502608529faba3e5dd6bd5bc72df558dacd92d86', level='STATEMENT', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0f116', table='indicators_amendmentjudgement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='amendmentjudgement',
            trigger=pgtrigger.compiler.Trigger(name='dated_now', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN\n        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';\n    END IF;\n    IF EXISTS (\n        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date\n    ) THEN\n        RAISE EXCEPTION 'nothing is added to a day that is sealed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';\n    END IF;\n    RETURN NULL;\n", hash='05cf55d55133c2d8840fe5c2ff572b8d8121e8a3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_dated_now_26042', referencing='REFERENCING NEW TABLE AS new_rows ', table='indicators_amendmentjudgement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='amendmentjudgement',
            trigger=pgtrigger.compiler.Trigger(name='second_person', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM new_judgements judgement\n        JOIN indicators_amendment amendment ON amendment.id = judgement.amendment_id\n        WHERE amendment.by_id = judgement.by_id\n    ) THEN\n        RAISE EXCEPTION 'nobody decides on an amendment of their own'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'amendmentjudgement_second_person';\n    END IF;\n    RETURN NULL;\n", hash='9cdad2c1d99e4eed940fff790946562ff574114e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_second_person_728e7', referencing='REFERENCING NEW TABLE AS new_judgements ', table='indicators_amendmentjudgement', when='AFTER')),
        ),
        migrations.RunSQL([*TARGETS, *KEYS], migrations.RunSQL.noop, elidable=False),
        migrations.RunSQL(HOLD_ROUNDS, migrations.RunSQL.noop, elidable=False),
        migrations.RunSQL(ROOM, migrations.RunSQL.noop, elidable=False),
    ]
