import { Logger } from '@nestjs/common';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SavedHead } from './saved-head.js';

describe('the copy of the last signed head', () => {
  const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
  afterEach(() => logged.mockClear());
  afterAll(() => logged.mockRestore());

  it('is written where the folder is not there yet, and read again', () => {
    const saved = new SavedHead(join(mkdtempSync(join(tmpdir(), 'head-')), 'data'));
    expect(saved.read('')).toBeUndefined();
    saved.write('a note');
    expect(saved.read('')).toBe('a note');
    expect(logged).not.toHaveBeenCalled();
  });

  it('says in the log that it could not be written, and what to do', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'head-')), 'no-folder');
    writeFileSync(file, '');
    new SavedHead(file).write('a note');
    expect(logged).toHaveBeenCalledWith(expect.stringMatching(/could not be written .*no-folder.*DATA_DIR/));
  });
});
