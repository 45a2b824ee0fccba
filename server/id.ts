import { createHash, randomBytes } from 'node:crypto'

/** A new id: 96 random bits, URL-safe. */
export const newId = (): string => randomBytes(12).toString('base64url')

/** SHA-256 as lower-case hex. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
