import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who has which desk goes into the audit trail by its hash. When an account was mailed does not: it changes by itself. */
export class HashedRoleAssignments1764000000045 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TRIGGER row_changes_follow AFTER INSERT OR UPDATE OR DELETE ON role_assignments
        FOR EACH ROW EXECUTE FUNCTION row_changes_follow('id', '');
      DROP TRIGGER row_changes_follow ON accounts;
      CREATE TRIGGER row_changes_follow AFTER INSERT OR UPDATE OR DELETE ON accounts
        FOR EACH ROW EXECUTE FUNCTION row_changes_follow('id', 'told_of_failures_at');
      CREATE TRIGGER role_assignments_not_emptied BEFORE TRUNCATE ON role_assignments
        FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
      SET LOCAL TimeZone = 'UTC';
      INSERT INTO row_changes (table_name, key, after)
        SELECT 'role_assignments', t.id::text, row_hash(to_jsonb(t), '{}') FROM role_assignments t;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER row_changes_follow ON accounts;
      CREATE TRIGGER row_changes_follow AFTER INSERT OR UPDATE OR DELETE ON accounts
        FOR EACH ROW EXECUTE FUNCTION row_changes_follow('id', '');
      DROP TRIGGER row_changes_follow ON role_assignments;
      DROP TRIGGER role_assignments_not_emptied ON role_assignments;
    `);
  }
}
