from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0006_schools"),
    ]

    operations = [
        migrations.AddField(
            model_name="joinrequest",
            name="to_be_compared",
            field=models.BooleanField(
                default=False,
                help_text="Whether we still have to look for who may be the same person.",
            ),
        ),
        migrations.AddIndex(
            model_name="joinrequest",
            index=models.Index(
                condition=models.Q(("to_be_compared", True)),
                fields=["id"],
                name="join_request_to_be_compared",
            ),
        ),
        migrations.AddConstraint(
            model_name="joinrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("approved",)), _negated=True),
                    ("to_be_compared", False),
                    _connector="OR",
                ),
                name="join_request_approved_was_compared",
            ),
        ),
    ]
