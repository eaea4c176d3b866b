
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0028_where_a_report_failed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="cell",
            name="draft",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="indicators.valueversion",
            ),
        ),
        migrations.AlterField(
            model_name="cell",
            name="measure",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cells",
                to="indicators.measureidentity",
            ),
        ),
        migrations.AlterField(
            model_name="cell",
            name="submitted",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="indicators.valueversion",
            ),
        ),
    ]
