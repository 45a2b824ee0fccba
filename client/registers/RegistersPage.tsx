import { useParams } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { filterRegister, organisationsIn, registerCounts } from '../../shared/registers/filter'
import { createLive } from '../data/live'
import { ForumMenu } from '../forums/ForumMenu'
import { PaperDownloads } from '../papers/PaperDownloads'
import { papersText } from '../text/papers'
import { registersText } from '../text/registers'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { Tabs } from '../ui/Tabs'
import { ActionTable } from './ActionTable'
import { createRegisterFilter, type RegisterFilterControl, type RegisterList } from './createRegisterFilter'
import { DecisionTable } from './DecisionTable'
import { EmptyRegister } from './EmptyRegister'
import { RegisterFilters } from './RegisterFilters'
import { fetchRegister, type Register } from './register'
import { StateCounts } from './StateCounts'
import './registers.css'

/** 決定・宿題 of one body, or of all bodies of the seat. */
export function RegistersPage() {
  const params = useParams<{ id?: string }>()
  const control = createRegisterFilter()
  const register = createLive(['desk', 'records'], () =>
    fetchRegister(params.id ?? null, {
      tiers: control.filter().tiers === '1',
      asOf: control.filter().asOf,
    }),
  )
  const body = () => register()?.forums.find(({ id }) => id === params.id)
  return (
    <>
      <PageHeader
        title={titleOf(params.id === undefined, register()?.isRecordsOnly ?? false)}
        breadcrumbs={
          params.id === undefined ? [] : [{ label: body()?.name ?? '', href: `/forums/${params.id}` }]
        }
        lead={<p>{register()?.isRecordsOnly ? registersText.leadPrefecture : registersText.lead}</p>}
      />
      <Show when={params.id}>{(id) => <ForumMenu forumId={id()} />}</Show>
      <Loaded from={register}>
        {(page) => <Registers register={page()} control={control} forumId={params.id ?? null} />}
      </Loaded>
    </>
  )
}

function titleOf(isAll: boolean, isRecordsOnly: boolean): string {
  const name = isRecordsOnly ? registersText.decisions : registersText.title
  return isAll ? registersText.ofAll(name) : name
}

interface RegistersProps {
  register: Register
  control: RegisterFilterControl
  /** the one body of the page; null: all */
  forumId: string | null
}

function Registers(props: RegistersProps) {
  const [text, setText] = createSignal(props.control.filter().text ?? '')
  const filter = createMemo(() => ({ ...props.control.filter(), text: text() }))
  const rows = createMemo(() => filterRegister(props.register, filter()))
  const counts = createMemo(() => registerCounts(props.register, filter()))
  const tables = {
    isForumShown: () => props.register.forums.length > 1,
    membersOf: (forumId: string) => props.register.forums.find(({ id }) => id === forumId)?.members ?? [],
  }
  const panel = (list: RegisterList) => () => (
    <div class="stack">
      <RegisterFilters
        control={props.control}
        register={props.register}
        organisations={organisationsIn(props.register)}
        hasTiers={props.forumId !== null && !props.register.isRecordsOnly}
        onText={setText}
      />
      <StateCounts control={props.control} counts={counts()} asOf={props.register.asOf} />
      <p role="status">{registersText.shown(rows()[list].length)}</p>
      <Show
        when={rows()[list].length > 0}
        fallback={<EmptyRegister list={list} isNone={props.register[list].length === 0} />}
      >
        <div class="register-table">
          <Show
            when={list === 'decisions'}
            fallback={
              <ActionTable
                rows={rows().actions}
                isForumShown={tables.isForumShown()}
                membersOf={tables.membersOf}
                today={props.register.today}
              />
            }
          >
            <DecisionTable
              rows={rows().decisions}
              isForumShown={tables.isForumShown()}
              membersOf={tables.membersOf}
              today={props.register.today}
            />
          </Show>
        </div>
        <Show when={props.forumId}>
          {(forumId) => (
            <PaperDownloads
              of="forums"
              id={forumId()}
              kinds={[list]}
              filter={filter()}
              hint={papersText.registerHint}
            />
          )}
        </Show>
      </Show>
    </div>
  )
  const tabs = createMemo(() => {
    const lists: readonly RegisterList[] = props.register.isRecordsOnly
      ? ['decisions']
      : ['decisions', 'actions']
    return lists.map((value) => ({
      value,
      label: registersText[value],
      content: panel(value),
    }))
  })
  return (
    <Tabs
      label={registersText.list}
      tabs={tabs()}
      value={props.register.isRecordsOnly ? 'decisions' : props.control.list()}
      onChange={(list) => props.control.set({ list, state: undefined })}
    />
  )
}
