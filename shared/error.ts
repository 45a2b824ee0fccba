/**
 * What can go wrong with a request that is no bug of ours. "Absent" and "not yours" are both `not_found`:
 * an outsider must not learn which of the two it was.
 */
export const errorStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** One fault in one field of a form; `path` is dotted ("seats.0.title"). */
export interface FieldFault {
  path: string
  message: string
}

/**
 * Bad input or a refused act. `message` is the Japanese sentence shown to the person: what happened and what to do next.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(message)
  }
}

/** One fault in one field, told at the field and above the form alike. */
export const faultAt = (path: string, message: string): DomainError =>
  new DomainError('invalid', message, [{ path, message }])
