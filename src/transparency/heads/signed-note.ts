import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A state of the tree at an instant, as it is signed. */
export interface TreeHead {
  /** Names the log, e.g. `tanggap/JKT`. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  readonly root: Buffer;
  readonly at: Date;
  /** The SHA-256 of the note of the head before this one; zeros for the first. */
  readonly previous: Buffer;
}

/** Comes before the public key where keys are named or hashed: Ed25519, by the signed note format of C2SP. */
const ED25519 = Buffer.of(1);
const KEY_HASH_LENGTH = 4;
const PUBLIC_KEY_LENGTH = 32;
const BODY =
  /^(?<origin>[^\n]+)\n(?<size>0|[1-9]\d{0,15})\n(?<root>[A-Za-z0-9+/]{43}=)\ntime (?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\nprevious (?<previous>[0-9a-f]{64})\n$/;

/** The bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

/** Names a key: 8 hexadecimal digits made of its origin and its bytes. */
export function keyIdOf(origin: string, publicKey: Buffer): string {
  const hash = createHash('sha256').update(`${origin}\n`).update(ED25519).update(publicKey).digest();
  return hash.subarray(0, KEY_HASH_LENGTH).toString('hex');
}

/** A public key as tools that read signed notes take it: `origin+id+key`. */
export function verifierKey(origin: string, publicKey: Buffer): string {
  const bytes = Buffer.concat([ED25519, publicKey]).toString('base64');
  return `${origin}+${keyIdOf(origin, publicKey)}+${bytes}`;
}

/**
 * Signs a head. The text is a checkpoint in the tlog-checkpoint format of C2SP: origin, size, root in base64, lines of
 * Tanggap's own for the time and the head before, an empty line, and the signature.
 */
export function signNote(head: TreeHead, privateKey: KeyObject, publicKey: Buffer): string {
  const { origin, size, root, at, previous } = head;
  const body = `${origin}\n${size}\n${root.toString('base64')}\ntime ${at.toISOString()}\nprevious ${previous.toString('hex')}\n`;
  const signature = Buffer.concat([
    Buffer.from(keyIdOf(origin, publicKey), 'hex'),
    sign(null, Buffer.from(body), privateKey),
  ]);
  return `${body}\n— ${origin} ${signature.toString('base64')}\n`;
}

/** The head in a note, whoever signed it; undefined where it is none. */
export function readNote(note: string): (TreeHead & { readonly keyId: string }) | undefined {
  const { body, signature } = partsOf(note);
  const groups = BODY.exec(body)?.groups;
  if (!groups || !signature) return undefined;
  const { origin = '', size, root = '', at = '', previous = '' } = groups;
  return {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    at: new Date(at),
    previous: Buffer.from(previous, 'hex'),
    keyId: signature.subarray(0, KEY_HASH_LENGTH).toString('hex'),
  };
}

/** Whether the note was signed with the private half of a key. */
export function isSigned(note: string, publicKey: Buffer): boolean {
  const { body, signature } = partsOf(note);
  if (signature === undefined || publicKey.length !== PUBLIC_KEY_LENGTH) return false;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(null, Buffer.from(body), key, signature.subarray(KEY_HASH_LENGTH));
}

/** What the next head refers to. */
export function noteHash(note: string): Buffer {
  return createHash('sha256').update(note).digest();
}

function partsOf(note: string): { body: string; signature: Buffer | undefined } {
  const [body = '', rest = ''] = note.split(/(?<=\n)\n/, 2);
  const line = /^— \S+ ([A-Za-z0-9+/]+={0,2})\n$/.exec(rest);
  const signature = line?.[1] === undefined ? undefined : Buffer.from(line[1], 'base64');
  return { body, signature: signature?.length === KEY_HASH_LENGTH + 64 ? signature : undefined };
}
