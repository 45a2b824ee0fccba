import { A } from '@solidjs/router'
import BookOpen from 'lucide-solid/icons/book-open'
import ChartBar from 'lucide-solid/icons/chart-bar'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import ClipboardCheck from 'lucide-solid/icons/clipboard-check'
import Home from 'lucide-solid/icons/house'
import Lightbulb from 'lucide-solid/icons/lightbulb'
import MapIcon from 'lucide-solid/icons/map'
import Settings from 'lucide-solid/icons/settings'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useSession } from '../data/session'
import { shellText } from '../text/common'
import type { IconComponent } from '../ui/IconComponent'

interface Entry {
  href: string
  label: string
  icon: IconComponent
  end?: boolean
}

const desk: Entry = { href: '/', label: shellText.desk, icon: Home, end: true }
const regions: Entry = { href: '/regions', label: shellText.regions, icon: MapIcon }
const precedents: Entry = { href: '/precedents', label: shellText.precedents, icon: Lightbulb }
const needs: Entry = { href: '/needs', label: shellText.needs, icon: CircleHelp, end: true }
const reference: Entry = { href: '/reference', label: shellText.reference, icon: BookOpen }
const records: Entry = { href: '/records', label: shellText.records, icon: ClipboardCheck }
const balance: Entry = { href: '/balance', label: shellText.balance, icon: ChartBar }
const ownRecords: Entry = { ...records, label: shellText.ownRecords }
const admin: Entry = { href: '/admin', label: shellText.admin, icon: Settings }

/** The main menu, by what the seat may do: everybody has a desk, the bodies and what is known of them, the rest follows the table of rights. */
export function MainNavigation(props: { isOpen: boolean; id: string; onFollow: () => void }) {
  const session = useSession()
  const recordEntries = () => {
    if (session.can('record.readAll', null)) return [records, balance]
    return session.me()?.actor.duty === 'member' ? [ownRecords] : []
  }
  const entries = (): Entry[] => [
    desk,
    regions,
    precedents,
    reference,
    // Members have the needs of their bodies in those bodies' menus; 県 has them all in one place.
    ...(session.can('record.readAll', null) ? [needs] : []),
    ...recordEntries(),
    ...(session.can('accounts.manage', null) ? [admin] : []),
  ]
  return (
    <nav class="site-nav" id={props.id} data-open={props.isOpen} aria-label={shellText.mainNavigation}>
      <ul>
        <For each={entries()}>
          {(entry) => (
            <li>
              <A href={entry.href} end={entry.end ?? false} onClick={() => props.onFollow()}>
                <Dynamic component={entry.icon} size={20} />
                {entry.label}
              </A>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}
