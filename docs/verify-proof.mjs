#!/usr/bin/env node
// Checks what a city publishes of its audit trail, without any code of Tanggap: Node.js 20 is enough. See transparency.md.
//   node verify-proof.mjs head HEAD [--key KEY]
//   node verify-proof.mjs proof PROOF [--key KEY]
//   node verify-proof.mjs extends OLDER NEWER CONSISTENCY [--key KEY]
// Each argument is a file or an address. HEAD, OLDER and NEWER: an answer of /api/v1/audit/head, its note, or a proof.
// PROOF: an answer of /api/v1/audit/proofs/NUMBER. CONSISTENCY: one of /api/v1/audit/consistency?from=SIZE&to=SIZE.
// KEY: the city's public key as you noted it. Ends with 1 where something is not as it must be.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);
const bytes = (hex) => Buffer.from(String(hex), 'hex');
const halved = (at, last) => [Math.floor(at / 2), Math.floor(last / 2)];
function must(holds, what) {
  if (!holds) throw new Error(what);
}

async function read(source) {
  const answer = /^https?:/.test(source) ? await fetch(source) : undefined;
  const text = answer ? await answer.text() : await readFile(source, 'utf8');
  const found = text.startsWith('{') ? parse(text) : { note: text };
  const status = answer && !answer.ok ? answer.status : found?.status;
  const detail = found?.detail ? `: ${found.detail}` : '';
  must(
    !status,
    `${source} is an error answer (status ${status})${detail}. Correct the address or ask again later`,
  );
  const isPage = text.trimStart().startsWith('<');
  must(
    found && !isPage,
    `${source} is ${isPage ? 'a web page' : 'damaged JSON'}. Give an answer of the API, whole`,
  );
  return found;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Checks the signature of a head and gives its size and root. */
function checkHead(found, trusted) {
  const { note, publicKey: given } = found.head ?? found;
  const key = trusted ?? given;
  const form = /^(([^\n]+)\n(\d+)\n([^\n]+)\ntime ([^\n]+)\n(?:[^\n]+\n)*)\n— (\S+) ([^\n]+)\n$/;
  const [, body, origin, size, root, time, signer, signature] = form.exec(note) ?? [];
  must(body, 'That is no signed head. Give an answer of /api/v1/audit/head, its note, or a proof');
  must(key, 'Give the public key with --key');
  const [name, keyId, ...rest] = key.split('+');
  const [raw, signed] = [rest.join('+'), signature].map((text) => Buffer.from(text, 'base64'));
  must(sha256(`${name}\n`, raw).subarray(0, 4).toString('hex') === keyId, 'The public key is damaged');
  must(origin === name && signer === name, `The head is of ${origin}, the key of ${name}`);
  must(signed.subarray(0, 4).toString('hex') === keyId, 'The head was signed with another key');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.subarray(1).toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  must(verify(null, Buffer.from(body), publicKey, signed.subarray(4)), 'The signature is wrong');
  console.log(`✓ ${origin} signed a head over ${size} leaves at ${time}`);
  if (!trusted) console.log(`! The key is taken on trust. Note it for next time: --key ${key}`);
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

/** RFC 9162, 2.1.3.2: the root that a leaf and its path lead to. */
function rootFrom(leaf, index, size, path) {
  let [hash, at, last] = [leaf, index, size - 1];
  must(Number.isSafeInteger(at) && at >= 0 && at <= last, 'The leaf is not in a tree of that size');
  for (const beside of path.map(bytes)) {
    must(last > 0, 'The path is too long');
    if (at % 2 === 1 || at === last) {
      hash = nodeOf(beside, hash);
      while (at % 2 === 0 && at > 0) [at, last] = halved(at, last);
    } else hash = nodeOf(hash, beside);
    [at, last] = halved(at, last);
  }
  must(last === 0, 'The path is too short');
  return hash;
}

/** RFC 9162, 2.1.4.2: whether the newer tree begins with the older one. */
function isExtended(older, newer, given) {
  if (older.size === newer.size) return given.length === 0 && older.root.equals(newer.root);
  if (older.size < 1 || older.size > newer.size) return false;
  const start = Number.isInteger(Math.log2(older.size)) ? [older.root] : [];
  const [first, ...path] = [...start, ...given.map(bytes)];
  let [at, last] = [older.size - 1, newer.size - 1];
  while (at % 2 === 1) [at, last] = halved(at, last);
  let [old, extended] = [first, first];
  for (const beside of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [old, extended] = [nodeOf(beside, old), nodeOf(beside, extended)];
      while (at % 2 === 0 && at > 0) [at, last] = halved(at, last);
    } else extended = nodeOf(extended, beside);
    [at, last] = halved(at, last);
  }
  return last === 0 && old !== undefined && old.equals(older.root) && extended.equals(newer.root);
}

function checkProof({ number, head, events, waiting }, trusted) {
  must(head && events, 'That is no proof. Give an answer of /api/v1/audit/proofs/NUMBER');
  const { size, root } = checkHead(head, trusted);
  must(events.length > 0, `No event of ${number} is in the tree`);
  for (const { event, facts, privateHash, eventHash, leafIndex, path } of events) {
    const name = `event ${event} of ${number}`;
    const hash = facts ? sha256(`tanggap-event-v2\n${facts}\n${privateHash}`) : bytes(eventHash);
    const leads = rootFrom(sha256(Buffer.of(0), hash), leafIndex, size, path).equals(root);
    must(leads, `${name} is not what was put into the tree`);
    const said = facts ? JSON.parse(facts) : { complaint: number, event };
    must(said.complaint === number && said.event === event, `${name} is of another complaint`);
    console.log(facts ? `✓ ${name} is in the tree: ${facts}` : `! ${name}: no facts are shown of it`);
  }
  if (waiting > 0) console.log(`! ${waiting} events are not in the tree yet`);
}

const [command, ...rest] = process.argv.slice(2);
const keyAt = rest.indexOf('--key');
const [, trusted] = keyAt < 0 ? [] : rest.splice(keyAt, 2);
try {
  const usage = 'Usage: head HEAD | proof PROOF | extends OLDER NEWER CONSISTENCY [--key KEY]';
  must(rest.length === { head: 1, proof: 1, extends: 3 }[command], usage);
  const [first, second, third] = await Promise.all(rest.map(read));
  if (command === 'head') checkHead(first, trusted);
  else if (command === 'proof') checkProof(first, trusted);
  else {
    must(
      Array.isArray(third.path),
      'That is no consistency proof. Give an answer of /api/v1/audit/consistency?from=SIZE&to=SIZE',
    );
    const [older, newer] = [checkHead(first, trusted), checkHead(second, trusted)];
    must(
      isExtended(older, newer, third.path),
      'The trail was written anew: it does not extend the older head',
    );
    console.log(`✓ All ${older.size} leaves of the older head are unchanged in the newer one`);
  }
} catch (fault) {
  console.log(`✗ ${fault.message}`);
  process.exitCode = 1;
}
