import { A } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { dayOf } from '../../shared/calendar'
import { diffLines } from '../../shared/minutes/diffLines'
import { recordText } from '../../shared/minutes/recordText'
import { createCommand } from '../data/createCommand'
import { fetchRecord } from '../minutes/fetchRecord'
import { commonText } from '../text/common'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { DataTable } from '../ui/DataTable'
import { Day } from '../ui/Day'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'

const text = confirmationText.versions

interface Version {
  id: string
  version: string
  kind: 'confirmed' | 'erratum'
  /** null: left out, for it may speak of what is 内部 */
  reason: string | null
  confirmedAt: number
}

/** Every version of these minutes, the latest first; each stays readable, and two are laid beside each other. */
export function VersionList(props: { versions: readonly Version[]; shownId: string }) {
  const [compared, setCompared] = createSignal<{ before: Version; after: Version }>()
  const beforeOf = (version: Version) =>
    props.versions[props.versions.findIndex(({ id }) => id === version.id) + 1]
  return (
    <Show when={props.versions.length > 1}>
      <section class="section no-print">
        <h2>{text.title}</h2>
        <DataTable
          caption={text.caption}
          hideCaption
          rows={props.versions}
          columns={[
            {
              header: text.version,
              isRowHeader: true,
              cell: (row) => <VersionLink row={row} shownId={props.shownId} />,
            },
            { header: text.kind, cell: (row) => text.kinds[row.kind] },
            { header: text.at, cell: (row) => <Day day={dayOf(row.confirmedAt)} /> },
            { header: text.reason, cell: (row) => row.reason ?? text.reasonLeftOut },
            {
              header: text.diff,
              cell: (row) => (
                <Show when={beforeOf(row)}>
                  {(before) => (
                    <Button
                      small
                      variant="text"
                      onClick={() => setCompared({ before: before(), after: row })}
                    >
                      {text.diff}
                    </Button>
                  )}
                </Show>
              ),
            },
          ]}
        />
        <Show when={compared()} keyed>
          {(pair) => <DiffDialog {...pair} onClose={() => setCompared(undefined)} />}
        </Show>
      </section>
    </Show>
  )
}

function VersionLink(props: { row: Version; shownId: string }) {
  return (
    <Show when={props.row.id !== props.shownId} fallback={<strong>{props.row.version}</strong>}>
      <A href={`/records/${props.row.id}`}>{text.open(props.row.version)}</A>
    </Show>
  )
}

function DiffDialog(props: { before: Version; after: Version; onClose: () => void }) {
  const load = createCommand(async () => {
    const [before, after] = await Promise.all([fetchRecord(props.before.id), fetchRecord(props.after.id)])
    return diffLines(recordText(before.record), recordText(after.record))
  })
  const [lines, setLines] = createSignal<ReturnType<typeof diffLines>>([])
  void load.run().then((found) => setLines(found ?? []))
  const shown = createMemo(() => nearChanges(lines()))
  return (
    <Dialog
      open
      onClose={props.onClose}
      wide
      title={text.diffTitle(props.before.version, props.after.version)}
      footer={<Button onClick={() => props.onClose()}>{commonText.close}</Button>}
    >
      <Failure error={load.error()} />
      <div>
        <For each={shown()}>
          {(line) => (
            <p class="diff-line" data-state={line.state}>
              <Show when={line.state !== 'kept'}>
                <span class="visually-hidden">
                  {line.state === 'deleted' ? text.deleted : text.inserted}{' '}
                </span>
                {line.state === 'deleted' ? '− ' : '＋ '}
              </Show>
              {line.text}
            </p>
          )}
        </For>
      </div>
    </Dialog>
  )
}

/** A change is read with the two lines before and behind it. */
function nearChanges(lines: ReturnType<typeof diffLines>): ReturnType<typeof diffLines> {
  const isNear = (index: number) =>
    lines.slice(Math.max(0, index - 2), index + 3).some(({ state }) => state !== 'kept')
  return lines.flatMap((line, index) => {
    if (isNear(index)) return [line]
    return isNear(index - 1) ? [{ state: 'kept' as const, text: '⋮' }] : []
  })
}
