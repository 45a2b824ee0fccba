import { DomainError } from '../../shared/error'

/** The person sees the meeting but the act is another's: say whose. */
export const secretariatOnly = (act: string) =>
  new DomainError('forbidden', `${act}は、この会議体の事務局が行います。事務局に連絡してください。`)
