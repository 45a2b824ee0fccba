import { useSearchParams } from '@solidjs/router'
import { createMemo } from 'solid-js'
import { ConsentTab } from '../consent/ConsentTab'
import { useSession } from '../data/session'
import { IntentsTab } from '../intents/IntentsTab'
import { PointsTab } from '../points/PointsTab'
import { proposalTabText } from '../text/proposals'
import { Tabs } from '../ui/Tabs'
import { CourseTab } from './CourseTab'
import type { ProposalTab, ProposalTabProps } from './proposalTab'
import { SheetTab } from './SheetTab'

/** Where it was proposed, and where it lies (上程). */
const bodiesOf = ({ forumId, liesIn }: ProposalTabProps['proposal']) => [{ forumId }, { forumId: liesIn }]

/** The tabs of a submitted proposal in their order: a subject that has something to say about one adds a line. */
const list: readonly ProposalTab[] = [
  { value: 'sheet', content: SheetTab },
  {
    value: 'intents',
    content: IntentsTab,
    isShown: (proposal, can) => bodiesOf(proposal).some((body) => can('intent.read', body)),
  },
  {
    value: 'points',
    content: PointsTab,
    isShown: (proposal, can) => bodiesOf(proposal).some((body) => can('point.read', body)),
  },
  {
    value: 'consent',
    content: ConsentTab,
    isShown: (proposal, can) => bodiesOf(proposal).some((body) => can('consent.read', body)),
  },
  { value: 'course', content: CourseTab },
]

/** Which tab shows is in the address (`?tab=`), so that a line of the desk leads to the right one. */
export function ProposalTabs(props: ProposalTabProps) {
  const [query, setQuery] = useSearchParams()
  const session = useSession()
  const shown = createMemo(() => list.filter(({ isShown }) => isShown?.(props.proposal, session.can) ?? true))
  // One array for as long as the same tabs show: a new one would make new panels, and what is typed in one would be gone.
  const names = createMemo(() => shown().map(({ value }) => value), undefined, {
    equals: (a, b) => a.join() === b.join(),
  })
  const tabs = createMemo(() =>
    names().flatMap((name) =>
      list
        .filter(({ value }) => value === name)
        .map(({ value, content: Content }) => ({
          value,
          label: proposalTabText[value],
          content: () => <Content proposal={props.proposal} onChanged={props.onChanged} />,
        })),
    ),
  )
  const current = () => names().find((name) => name === query.tab) ?? 'sheet'
  return (
    <Tabs
      label={proposalTabText.label}
      tabs={tabs()}
      value={current()}
      onChange={(tab) =>
        setQuery({ tab: tab === 'sheet' ? undefined : tab }, { replace: true, scroll: false })
      }
    />
  )
}
