export interface MatchChange {
  /** who is in the match from now on: at least two, or the one who is left beside those it met */
  members: string[]
  joined: string[]
  left: string[]
}

/**
 * [I3] Whoever ticked the same 分野×事務 in the same body is in its match as soon as they are two; one alone joins none, so that nobody
 * learns of a tick without having one. Order says nothing: who ticked first is no one's business. `before` are those who were in it.
 */
export function matchChange(ticked: readonly string[], before: readonly string[]): MatchChange {
  const wanted = [...new Set(ticked)].sort()
  const members = wanted.length >= 2 ? wanted : wanted.filter((id) => before.includes(id))
  return {
    members,
    joined: members.filter((id) => !before.includes(id)),
    left: [...new Set(before)].filter((id) => !members.includes(id)).sort(),
  }
}
