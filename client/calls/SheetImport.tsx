import { createSignal, Show } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { base64Of } from '../forums/base64Of'
import { callsText } from '../text/calls'
import { Failure } from '../ui/Failure'
import { FormField } from '../ui/FormField'
import { NoticeBanner } from '../ui/NoticeBanner'
import { Select } from '../ui/Select'
import { showToast } from '../ui/Toast'
import { type CallPageData, importSheet, previewSheet, type SheetPreviewData } from './calls'
import { SheetPreview } from './SheetPreview'

const text = callsText.sheet
/** Below the server's limit, so that the sentence is ours and not that of a limit on the way. */
const fileBytesMax = 600_000

/** A 回答票 that came back: chosen, looked at row by row, and only then saved. */
export function SheetImport(props: { page: CallPageData; onImported: () => void }) {
  const [content, setContent] = createSignal('')
  const [organisationId, setOrganisation] = createSignal('')
  const [plan, setPlan] = createSignal<SheetPreviewData>()
  const [isTooLarge, setTooLarge] = createSignal(false)
  let field: HTMLInputElement | undefined
  const sheet = () => ({ content: content(), organisationId: organisationId() || null })
  const previewing = createCommand(() => previewSheet(props.page.id, sheet()))
  const importing = createCommand((idempotencyKey, sha256: string) =>
    importSheet(props.page.id, { ...sheet(), sha256, idempotencyKey }),
  )
  const check = async () => {
    setPlan(undefined)
    importing.reset()
    if (content() !== '') setPlan(await previewing.run())
  }
  const choose = async (file: File | undefined) => {
    setPlan(undefined)
    if (!file) return
    setTooLarge(file.size > fileBytesMax)
    if (file.size > fileBytesMax) return
    setContent(base64Of(new Uint8Array(await file.arrayBuffer())))
    await check()
  }
  const confirm = async (sha256: string) => {
    const done = await importing.run(sha256)
    if (!done) return
    showToast(text.imported(done.answers))
    setPlan(undefined)
    setContent('')
    if (field) field.value = ''
    props.onImported()
  }
  return (
    <div class="stack">
      <h3>{text.import}</h3>
      <p class="measure">{text.importLead}</p>
      <p class="quiet small">{text.columns}</p>
      <FormField label={text.file} name="sheet" unmarked>
        {(control) => (
          <input
            {...control()}
            class="input"
            type="file"
            accept=".xlsx,.xls,.csv,.tsv,.txt"
            ref={(element) => {
              field = element
            }}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        )}
      </FormField>
      <Select
        label={text.organisation}
        unmarked
        narrow
        placeholder={text.byFile}
        value={organisationId()}
        options={props.page.rows.map((row) => ({ value: row.organisationId, label: row.name }))}
        onChange={(id) => {
          setOrganisation(id)
          void check()
        }}
      />
      <Show when={isTooLarge()}>
        <NoticeBanner tone="error">
          <p>{text.tooLarge}</p>
        </NoticeBanner>
      </Show>
      <Failure error={previewing.error() ?? importing.error()} title={text.failed} />
      <Show when={plan()}>
        {(checked) => (
          <SheetPreview
            plan={checked()}
            isBusy={importing.isBusy()}
            onConfirm={() => void confirm(checked().sha256)}
          />
        )}
      </Show>
    </div>
  )
}
