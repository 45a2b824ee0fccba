interface Asking {
  id: string
  forumId: string
}

/** The form of a proposal that answers this call, with it as its きっかけ. */
export const proposalPath = ({ id, forumId }: Asking): string =>
  `/forums/${forumId}/proposals/new?originKind=call&originRef=${encodeURIComponent(id)}`

/** The form of a 困りごと. */
export const needPath = ({ forumId }: Asking): string => `/forums/${forumId}/needs?write=1`
