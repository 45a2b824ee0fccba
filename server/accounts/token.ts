import { randomBytes } from 'node:crypto'
import { sha256 } from '../id'

/** A secret that opens something by itself: 256 random bits, 43 characters, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Only the hash is stored: who reads the database (or a backup) can open nothing with it. */
export const hashToken = (token: string): string => sha256(token)
