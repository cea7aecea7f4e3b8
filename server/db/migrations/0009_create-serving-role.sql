-- The serving role reads and writes rows but cannot alter tables; append-only tables grant it no UPDATE and no DELETE.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kangban_app') THEN
    CREATE ROLE kangban_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT kangban_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO kangban_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO kangban_app;
REVOKE UPDATE ON immunization, appointment_event, audit_batch, audit_entry, idempotency, import_run FROM kangban_app;
GRANT DELETE ON one_time_code, attempt_window, idempotency, outbox TO kangban_app;
-- Tables of later migrations: readable and growing by default; UPDATE and DELETE are granted one by one.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO kangban_app;
