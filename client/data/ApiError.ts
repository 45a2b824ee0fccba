import type { ErrorCode, FieldFault } from '../../shared/error'

/** Besides the server's own codes: it broke, it cannot be reached. */
export type ApiErrorCode = ErrorCode | 'internal' | 'unreachable'

/** What a call came to when it did not succeed; `message` is a sentence to show, and says what to do next. */
export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    message: string,
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(message)
  }
}
