/** The mark of the product: a round table with eight equal seats. */
export function Mark() {
  return (
    <svg width="32" height="32" viewBox="0 0 32 32" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="16" cy="16" r="6.5" stroke-width="3" />
      {/* Eight arcs of one circle: a path length of 80 makes each seat 6 wide, with 4 to its neighbour. */}
      <circle cx="16" cy="16" r="13" stroke-width="3.5" pathLength="80" stroke-dasharray="6 4" />
    </svg>
  )
}
