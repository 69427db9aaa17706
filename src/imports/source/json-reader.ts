/** One object of a JSON file, as text. */
export interface JsonObject {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly text: string;
}

/** No object is longer, in characters; what seems to be is no list of complaints. */
const LONGEST_OBJECT = 1_000_000;

/** Every place at which an object may begin or end, or a text in it. */
const MARK = /[^\s,[\]]|\n/g;
const MARK_INSIDE = /[{}"]|\n/g;
const MARK_IN_TEXT = /["\n]|\\[^]/g;

/** Finds the objects in an array of them, or one below the other, piece by piece. */
export class JsonReader {
  private text = '';
  private line = 1;
  private at = 0;
  private depth = 0;
  private inText = false;
  private begins = { at: 0, line: 1 };

  /**
   * The objects that are whole with this further piece of text.
   *
   * @throws Error where there is something else beside them
   */
  read(piece: string): JsonObject[] {
    this.text += piece;
    const objects: JsonObject[] = [];
    for (let mark = this.nextMark(); mark !== undefined; mark = this.nextMark()) {
      if (mark === '\n') this.line++;
      else if (mark === '"' && this.depth > 0) this.inText = !this.inText;
      else if (mark === '{') {
        if (this.depth++ === 0) this.begins = { at: this.at - 1, line: this.line };
      } else if (mark === '}' && this.depth > 0) {
        if (--this.depth === 0)
          objects.push({ line: this.begins.line, text: this.text.slice(this.begins.at, this.at) });
      } else if (mark.length === 1) {
        throw new Error(`there is "${mark}" between the objects, on line ${this.line}`);
      }
    }
    this.forget(this.depth === 0 ? this.at : this.begins.at);
    if (this.text.length > LONGEST_OBJECT)
      throw new Error(`an object begins on line ${this.begins.line} and does not end`);
    return objects;
  }

  /** @throws Error where the text ends within an object */
  end(): void {
    if (this.depth > 0) throw new Error(`the object that begins on line ${this.begins.line} does not end`);
  }

  private nextMark(): string | undefined {
    const marks = this.inText ? MARK_IN_TEXT : this.depth > 0 ? MARK_INSIDE : MARK;
    marks.lastIndex = this.at;
    const found = marks.exec(this.text);
    // A backslash at the very end belongs to what comes next.
    const isHalf = !found && this.inText && this.at < this.text.length && this.text.endsWith('\\');
    this.at = found ? marks.lastIndex : this.text.length - (isHalf ? 1 : 0);
    return found?.[0];
  }

  private forget(until: number): void {
    this.text = this.text.slice(until);
    this.at -= until;
    this.begins.at -= until;
  }
}
