import { createSignal, For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import type { MinutesRecord } from '../../shared/minutes/record'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { Hash } from '../minutes/RecordProof'
import { RecordView } from '../minutes/RecordView'
import { commonText } from '../text/common'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { StatusBadge } from '../ui/StatusBadge'
import { showToast } from '../ui/Toast'
import { PublishDialog } from './PublishDialog'

const text = confirmationText.publication

interface Publication {
  id: string
  ordinal: number
  publishedAt: number
  label: string
  sha256: string
  withdrawnAt: number | null
}

interface PublicationSectionProps {
  versionId: string
  record: MinutesRecord
  publications: readonly Publication[]
  canPublish: boolean
}

/** 公開版 of a record: what there is, and how a new one is made. */
export function PublicationSection(props: PublicationSectionProps) {
  const [isMaking, setMaking] = createSignal(false)
  const [reading, setReading] = createSignal<Publication>()
  const [leaving, setLeaving] = createSignal<Publication>()
  const withdraw = createCommand((_key, id: string) =>
    call(
      api.minutes.versions[':versionId'].publications[':id'].$delete({
        param: { versionId: props.versionId, id },
      }),
    ),
  )
  const leave = async () => {
    const publication = leaving()
    if (publication && (await withdraw.run(publication.id))) showToast(text.withdrawnDone)
    setLeaving(undefined)
  }
  return (
    <Show when={props.canPublish || props.publications.length > 0}>
      <section class="section no-print">
        <h2>{text.title}</h2>
        <p>{text.lead}</p>
        <Failure error={withdraw.error()} title={text.failed} />
        <ul class="list-plain stack-tight">
          <For each={props.publications} fallback={<li class="quiet">{text.none}</li>}>
            {(publication) => (
              <li class="cluster">
                <strong>{text.item(publication.ordinal, wareki(dayOf(publication.publishedAt)))}</strong>
                <span class="quiet small">{publication.label}</span>
                <Show when={publication.withdrawnAt}>
                  {(at) => <StatusBadge label={text.withdrawn(wareki(dayOf(at())))} tone="neutral" />}
                </Show>
                <Button small onClick={() => setReading(publication)}>
                  {text.read}
                </Button>
                <a
                  class="record-download"
                  href={`/api/records/${props.versionId}/publications/${publication.id}/record.json`}
                  download=""
                  rel="external"
                >
                  {text.download}
                </a>
                <Show when={props.canPublish && publication.withdrawnAt === null}>
                  <Button small variant="text" onClick={() => setLeaving(publication)}>
                    {text.withdraw}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.canPublish}>
          <div>
            <Button onClick={() => setMaking(true)}>{text.make}</Button>
          </div>
        </Show>
        <Show when={isMaking()}>
          <PublishDialog record={props.record} versionId={props.versionId} onClose={() => setMaking(false)} />
        </Show>
        <Show when={reading()} keyed>
          {(publication) => (
            <ReadDialog
              publication={publication}
              versionId={props.versionId}
              onClose={() => setReading(undefined)}
            />
          )}
        </Show>
        <ConfirmDialog
          open={leaving() !== undefined}
          onClose={() => setLeaving(undefined)}
          onConfirm={() => void leave()}
          title={text.withdrawTitle}
          confirmLabel={text.withdraw}
          busy={withdraw.isBusy()}
          danger
        >
          <p>{text.withdrawBody}</p>
        </ConfirmDialog>
      </section>
    </Show>
  )
}

function ReadDialog(props: { publication: Publication; versionId: string; onClose: () => void }) {
  const [record, setRecord] = createSignal<MinutesRecord>()
  const load = createCommand(() =>
    call(
      api.records[':id'].publications[':publicationId'].$get({
        param: { id: props.versionId, publicationId: props.publication.id },
      }),
    ),
  )
  // A record is plain JSON, but the RPC's type of it gives up where lists stand in lists.
  void load.run().then((answer) => setRecord(answer?.record as MinutesRecord | undefined))
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={text.item(props.publication.ordinal, wareki(dayOf(props.publication.publishedAt)))}
      footer={<Button onClick={() => props.onClose()}>{commonText.close}</Button>}
    >
      <Failure error={load.error()} title={text.failed} />
      <Show when={record()}>{(shown) => <RecordView record={shown()} />}</Show>
      <p class="small">
        SHA-256 <Hash value={props.publication.sha256} />
      </p>
    </Dialog>
  )
}
