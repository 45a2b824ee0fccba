import Copy from 'lucide-solid/icons/copy'
import { createSignal, onMount } from 'solid-js'
import type { SeatItem, TransferredSeat } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { wareki, warekiDateTime } from '../../shared/calendar'
import { adminText } from '../text/accounts'
import { Button } from '../ui/Button'
import { DataTable } from '../ui/DataTable'
import { NoticeBanner } from '../ui/NoticeBanner'

const text = adminText.transfer
interface Line {
  seat: SeatItem
  transferred: TransferredSeat
}

/** The links for those who come, the one time they exist: all of them as lines that can be copied at once. */
export function TransferLinks(props: { seats: readonly Line[] }) {
  const [told, setTold] = createSignal('')
  let heading: HTMLHeadingElement | undefined
  // The button that was pressed is a page of seats below.
  onMount(() => heading?.focus())
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.seats.map(lineOf).join('\r\n'))
      setTold(text.copied)
    } catch {
      setTold(text.copyByHand)
    }
  }
  return (
    <section class="section">
      <h2
        tabindex={-1}
        ref={(element) => {
          heading = element
        }}
      >
        {text.done(props.seats.length)}
      </h2>
      <NoticeBanner tone="warning" live="off">
        <p>{text.once}</p>
      </NoticeBanner>
      <div class="cluster">
        <Button variant="solid" icon={Copy} onClick={() => void copy()}>
          {text.copy}
        </Button>
        <span role="status">{told()}</span>
      </div>
      <DataTable
        caption={text.links}
        hideCaption
        rows={props.seats}
        columns={[
          { header: adminText.seats, isRowHeader: true, cell: ({ seat }) => seatName(seat) },
          { header: text.startsOn, cell: ({ transferred }) => wareki(transferred.startsOn) },
          {
            header: text.usableUntil,
            cell: ({ transferred }) => warekiDateTime(transferred.link.expiresAt),
          },
          {
            header: adminText.link,
            cell: (line) => <code class="transfer-link">{linkOf(line) ?? adminText.linkLost}</code>,
          },
        ]}
      />
    </section>
  )
}

const linkOf = ({ transferred }: Line) =>
  transferred.link.path === null ? undefined : `${location.origin}${transferred.link.path}`

const lineOf = (line: Line) =>
  [seatName(line.seat), wareki(line.transferred.startsOn), linkOf(line) ?? ''].join('\t')
