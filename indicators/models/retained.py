"""What of a report may never be changed or taken away, in SQL."""

FROZEN_STAYS = """
    IF OLD.document IS NOT NULL AND NEW.document IS DISTINCT FROM OLD.document
       AND NOT (NEW.document IS NULL AND NEW.purged_at IS NOT NULL)
       OR OLD.document_sha256 <> '' AND NEW.document_sha256 <> OLD.document_sha256
       OR OLD.purged_at IS NOT NULL AND NEW.purged_at IS DISTINCT FROM OLD.purged_at THEN
        RAISE EXCEPTION 'the frozen figures of a report are never changed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'report_frozen_stays';
    END IF;
    RETURN NEW;
"""
# A sign-off says of figures that they are so: a report of its round, or of a period with a year of
# it, shows what was signed.
IS_RESTED_ON = """
    IF NEW.purged_at IS NOT NULL AND OLD.purged_at IS NULL AND (
        EXISTS (
            SELECT FROM indicators_signoff signed
            JOIN indicators_reportinground round ON round.id = signed.round_id
            JOIN indicators_roundperiod asked ON asked.round_id = round.id
            JOIN indicators_period told ON told.id = asked.period_id
            JOIN indicators_period own ON own.id = NEW.period_id
            WHERE signed.undone_at IS NULL AND round.edition_id = NEW.edition_id
              AND told.first_day <= own.last_day AND told.last_day >= own.first_day
        ) OR EXISTS (
            SELECT FROM indicators_delivery_reports sent
            JOIN indicators_delivery delivery ON delivery.id = sent.delivery_id
            JOIN indicators_schedulerun run ON run.id = delivery.run_id
            LEFT JOIN indicators_outgoingmail mail ON mail.id = delivery.mail_id
            WHERE sent.report_id = NEW.id
              AND (mail.id IS NULL AND run.status = 'making'
                   OR mail.status IN ('waiting', 'sending')
                   OR delivery.link_ends_at > now())
        )
    ) THEN
        RAISE EXCEPTION 'a sign-off or a delivery rests on this report'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'report_rested_on_stays';
    END IF;
    RETURN NEW;
"""
