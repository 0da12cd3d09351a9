import django.db.models.deletion
from django.db import migrations, models

# Whoever is filling in a request while the site is brought up to date goes on with it.
KEEP_COOKIES = """
    INSERT INTO members_requestdevice (join_request_id, cookie_hash, expires_at)
    SELECT id, cookie_hash, updated_at + interval '30 days'
    FROM members_joinrequest WHERE cookie_hash IS NOT NULL;
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0004_officers_lists")]

    operations = [
        migrations.CreateModel(
            name="RequestDevice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("cookie_hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                (
                    "join_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="devices",
                        to="members.joinrequest",
                    ),
                ),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunSQL(KEEP_COOKIES, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="joinrequest", name="cookie_hash"),
    ]
