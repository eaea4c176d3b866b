# Titles of editions have translations too.

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0009_dimensions'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='translation',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='translation',
            name='update_update',
        ),
        migrations.RemoveConstraint(
            model_name='translation',
            name='translation_of_one_thing',
        ),
        migrations.RemoveConstraint(
            model_name='translation',
            name='translation_once',
        ),
        migrations.AddField(
            model_name='translation',
            name='edition',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='indicators.planedition'),
        ),
        migrations.AddField(
            model_name='translationevent',
            name='edition',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.planedition'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='translation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_translationevent" ("cleared_at", "cleared_by_id", "component_id", "document_symbol", "edition_id", "field", "id", "language", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "status", "text", "version_id") SELECT new_values."cleared_at", new_values."cleared_by_id", new_values."component_id", new_values."document_symbol", new_values."edition_id", new_values."field", new_values."id", new_values."language", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."statement_id", new_values."status", new_values."text", new_values."version_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7902d6f75d1b3b074d073cad5e98f038b4147cb7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9fa41', referencing='REFERENCING NEW TABLE AS new_values ', table='indicators_translation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='translation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "indicators_translationevent" ("cleared_at", "cleared_by_id", "component_id", "document_symbol", "edition_id", "field", "id", "language", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "status", "text", "version_id") SELECT new_values."cleared_at", new_values."cleared_by_id", new_values."component_id", new_values."document_symbol", new_values."edition_id", new_values."field", new_values."id", new_values."language", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."statement_id", new_values."status", new_values."text", new_values."version_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e23ef348102921fd612b2a3f1c42592bf3bd8737', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_deadc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='indicators_translation', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='translation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('component__isnull', True), ('edition__isnull', False), ('node__isnull', True), ('statement__isnull', True), ('version__isnull', True)), models.Q(('component__isnull', True), ('edition__isnull', True), ('node__isnull', False), ('statement__isnull', True), ('version__isnull', True)), models.Q(('component__isnull', True), ('edition__isnull', True), ('node__isnull', True), ('statement__isnull', False), ('version__isnull', True)), models.Q(('component__isnull', False), ('edition__isnull', True), ('node__isnull', True), ('statement__isnull', True), ('version__isnull', True)), models.Q(('component__isnull', True), ('edition__isnull', True), ('node__isnull', True), ('statement__isnull', True), ('version__isnull', False)), _connector='OR'), name='translation_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='translation',
            constraint=models.UniqueConstraint(fields=('edition', 'node', 'statement', 'component', 'version', 'field', 'language'), name='translation_once', nulls_distinct=False),
        ),
    ]
