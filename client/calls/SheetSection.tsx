import Download from 'lucide-solid/icons/download'
import { createSignal, Show } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { download } from '../data/download'
import { callsText } from '../text/calls'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Select } from '../ui/Select'
import { showToast } from '../ui/Toast'
import type { CallPageData } from './calls'
import { SheetImport } from './SheetImport'

const text = callsText.sheet

/** 回答票: each its own, the secretariat that of anybody; and what came back by mail is taken in here. */
export function SheetSection(props: { page: CallPageData; onImported: () => void }) {
  const [chosen, setChosen] = createSignal('')
  const organisationId = () =>
    chosen() ||
    (props.page.isAsked ? props.page.ownOrganisationId : (props.page.rows[0]?.organisationId ?? ''))
  const saving = createCommand(() =>
    download(`/api/calls/${props.page.id}/form.xlsx?organisationId=${encodeURIComponent(organisationId())}`),
  )
  const save = async () => {
    const name = await saving.run()
    if (name !== undefined) showToast(text.saved(name))
  }
  return (
    <section class="section no-print">
      <h2>{text.title}</h2>
      <p class="quiet measure">{text.lead}</p>
      <div class="call-sheet">
        <Show when={props.page.can.manage}>
          <Select
            label={text.downloadFor}
            unmarked
            narrow
            placeholder={false}
            value={organisationId()}
            options={props.page.rows.map((row) => ({ value: row.organisationId, label: row.name }))}
            onChange={setChosen}
          />
        </Show>
        <Button icon={Download} busy={saving.isBusy()} onClick={() => void save()}>
          {text.download}
        </Button>
      </div>
      <Failure error={saving.error()} title={text.failed} />
      <Show when={props.page.can.manage && props.page.closedAt === null}>
        <SheetImport page={props.page} onImported={props.onImported} />
      </Show>
    </section>
  )
}
