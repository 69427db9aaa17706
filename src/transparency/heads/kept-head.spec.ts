import { Logger } from '@nestjs/common';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptHead } from './kept-head.js';

describe('the copy of the last signed head', () => {
  const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
  afterEach(() => logged.mockClear());
  afterAll(() => logged.mockRestore());

  it('is written where the folder is not there yet, and read again', () => {
    const kept = new KeptHead(join(mkdtempSync(join(tmpdir(), 'head-')), 'data'));
    expect(kept.read('')).toBeUndefined();
    kept.write('a note');
    expect(kept.read('')).toBe('a note');
    expect(logged).not.toHaveBeenCalled();
  });

  it('says in the log that it could not be written, and what to do', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'head-')), 'no-folder');
    writeFileSync(file, '');
    new KeptHead(file).write('a note');
    expect(logged).toHaveBeenCalledWith(expect.stringMatching(/could not be written .*no-folder.*DATA_DIR/));
  });
});
