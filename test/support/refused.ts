import { expect } from 'vitest'
import { DomainError, type ErrorCode } from '../../shared/error'

/** What a refusal rejects with, for `toThrow` and `toEqual`. */
export const refused = (code: ErrorCode) => expect.objectContaining({ constructor: DomainError, code })
