import { OperatorError } from '../common/operator-error.js';
import { refuseOldVersion } from './open-database.js';

describe('a PostgreSQL of the operator’s own', () => {
  it.each([140_000, 140_005, 180_001])('is welcome from version 14 on: %d', (version) => {
    expect(() => refuseOldVersion(version)).not.toThrow();
  });

  it.each([
    [130_014, 13],
    [90_624, 9],
  ])('is refused before version 14, with its version and the remedy: %d', (version, major) => {
    const refuse = (): void => refuseOldVersion(version);
    expect(refuse).toThrow(OperatorError);
    expect(refuse).toThrow(`PostgreSQL ${major};`);
    expect(refuse).toThrow('→ Upgrade that server');
  });
});
