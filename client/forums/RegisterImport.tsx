import Download from 'lucide-solid/icons/download'
import { createSignal, Show } from 'solid-js'
import { csv } from '../../shared/csv'
import { registerHeaders } from '../../shared/forums/registerFile'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { saveAs } from '../data/saveAs'
import { settingsText } from '../text/forumSettings'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { FormField } from '../ui/FormField'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import { base64Of } from './base64Of'
import { type RegisterPlan, RegisterPreview } from './RegisterPreview'

const text = settingsText.register
/** Below the server's limit, so that the sentence is ours and not that of a limit on the way. */
const fileBytesMax = 500_000

/** Members and seats out of a spreadsheet: chosen, looked at line by line, and only then written. */
export function RegisterImport(props: { forumId: string; maySeat: boolean; onImported: () => void }) {
  const [content, setContent] = createSignal('')
  const [plan, setPlan] = createSignal<RegisterPlan>()
  const [isTooLarge, setTooLarge] = createSignal(false)
  const [pasted, setPasted] = createSignal('')
  let field: HTMLInputElement | undefined
  const previewing = createCommand((_key, chosen: string) =>
    call(
      api.forums[':id'].register.preview.$post({ param: { id: props.forumId }, json: { content: chosen } }),
    ),
  )
  const importing = createCommand((idempotencyKey, sha256: string) =>
    call(
      api.forums[':id'].register.$post({
        param: { id: props.forumId },
        json: { content: content(), sha256, idempotencyKey },
      }),
    ),
  )
  const check = async (bytes: Uint8Array) => {
    setPlan(undefined)
    importing.reset()
    setTooLarge(bytes.length > fileBytesMax)
    if (bytes.length > fileBytesMax) return
    setContent(base64Of(bytes))
    setPlan(await previewing.run(content()))
  }
  const choose = async (file: File | undefined) => {
    if (file) await check(new Uint8Array(await file.arrayBuffer()))
  }
  const confirm = async (sha256: string) => {
    const done = await importing.run(sha256)
    if (!done) return
    showToast(text.imported(done.members, done.seats))
    setPlan(undefined)
    setPasted('')
    if (field) field.value = ''
    props.onImported()
  }
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <div class="stack-tight">
        <p class="measure">{text.lead}</p>
        <Show when={!props.maySeat}>
          <p class="measure">{text.leadMembers}</p>
        </Show>
        <p class="quiet">{text.columns(registerHeaders)}</p>
        <div>
          <Button icon={Download} onClick={saveTemplate}>
            {text.template}
          </Button>
        </div>
      </div>
      <FormField label={text.file} name="register" hint={text.fileHint} unmarked>
        {(control) => (
          <input
            {...control()}
            class="input"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            ref={(element) => {
              field = element
            }}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        )}
      </FormField>
      <details class="register-details">
        <summary>{text.paste}</summary>
        <div class="stack-tight">
          <FormField label={text.paste} hint={text.pasteHint} unmarked>
            {(control) => (
              <textarea
                {...control()}
                class="input register-paste"
                rows={6}
                value={pasted()}
                onInput={(event) => setPasted(event.currentTarget.value)}
              />
            )}
          </FormField>
          <div>
            <Button
              disabled={pasted().trim() === ''}
              busy={previewing.isBusy()}
              onClick={() => void check(new TextEncoder().encode(pasted()))}
            >
              {text.check}
            </Button>
          </div>
        </div>
      </details>
      <Show when={isTooLarge()}>
        <NoticeBanner tone="error">
          <p>{text.tooLarge}</p>
        </NoticeBanner>
      </Show>
      <Failure error={previewing.error() ?? importing.error()} />
      <Show when={plan()}>
        {(checked) => (
          <RegisterPreview
            plan={checked()}
            isBusy={importing.isBusy()}
            onConfirm={() => void confirm(checked().sha256)}
          />
        )}
      </Show>
    </section>
  )
}

const saveTemplate = () => saveAs(text.templateFile, new Blob([csv([registerHeaders])], { type: 'text/csv' }))
