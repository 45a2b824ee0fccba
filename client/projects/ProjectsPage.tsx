import { A, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { wareki, warekiFiscalYear } from '../../shared/calendar'
import { filterProjects, projectFilters } from '../../shared/projects/filter'
import { createLive } from '../data/live'
import { ForumMenu } from '../forums/ForumMenu'
import { PaperDownloads } from '../papers/PaperDownloads'
import { commonText } from '../text/common'
import { projectsText } from '../text/projects'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { Select } from '../ui/Select'
import { MissingList } from './MissingList'
import { OpenActualsDialog } from './OpenActualsDialog'
import { ProjectDialog } from './ProjectDialog'
import { ProjectFilters } from './ProjectFilters'
import { ProjectTable } from './ProjectTable'
import { fetchProjects, type Projects } from './projects'
import './projects.css'

const text = projectsText

/** 取組カルテ一覧 of one body: what is under way, what was not evaluated, and what figures are still owed. */
export function ProjectsPage() {
  const params = useParams()
  const forumId = () => params.id ?? ''
  const [query, setQuery] = useSearchParams()
  const year = () => (typeof query.year === 'string' ? query.year : undefined)
  const filter = () => projectFilters.find((each) => each === query.show) ?? 'all'
  const page = createLive(
    () => [`projects:${forumId()}`, `calls:${forumId()}`, `forum:${forumId()}`],
    () => fetchProjects(forumId(), year()),
  )
  const [dialog, setDialog] = createSignal<'create' | 'actuals'>()
  return (
    <>
      <PageHeader
        title={text.title}
        breadcrumbs={[{ label: page()?.forumName ?? '', href: `/forums/${forumId()}` }]}
        lead={<p>{text.lead}</p>}
        actions={
          <Show when={page()?.can.manage}>
            <Button variant="outline" onClick={() => setDialog('create')}>
              {text.create}
            </Button>
          </Show>
        }
      />
      <ForumMenu forumId={forumId()} />
      <Loaded from={page}>
        {(list) => (
          <div class="stack">
            <Actuals list={list()} onOpen={() => setDialog('actuals')} />
            <Show
              when={list().projects.length > 0}
              fallback={
                <EmptyState title={text.none}>
                  <p>{text.noneHint}</p>
                </EmptyState>
              }
            >
              <Select
                unmarked
                narrow
                label={text.year}
                placeholder={false}
                value={String(list().year)}
                options={list().years.map((each) => ({ value: String(each), label: warekiFiscalYear(each) }))}
                onChange={(chosen) => setQuery({ year: chosen }, { replace: true, scroll: false })}
              />
              <p>
                {text.summary(count(list(), 'running'), count(list(), 'unevaluated'))}
                <span class="quiet small">（{commonText.asOf(wareki(list().today))}）</span>
              </p>
              <ProjectFilters
                list={list()}
                chosen={filter()}
                onChoose={(show) => setQuery({ show }, { replace: true, scroll: false })}
              />
              <ProjectTable list={list()} lines={filterProjects(list().projects, filter(), list().missing)} />
              <PaperDownloads
                of="forums"
                id={forumId()}
                kinds={['evaluation']}
                filter={{ year: String(list().year) }}
              />
              <MissingList missing={list().missing} year={list().missingYear} />
            </Show>
            <Show when={dialog() === 'create'}>
              <ProjectDialog forumId={forumId()} list={list()} onClose={() => setDialog(undefined)} />
            </Show>
            <Show when={dialog() === 'actuals'}>
              <OpenActualsDialog
                forumId={forumId()}
                today={list().today}
                onClose={() => setDialog(undefined)}
              />
            </Show>
          </div>
        )}
      </Loaded>
    </>
  )
}

const count = ({ projects, missing }: Projects, filter: 'running' | 'unevaluated') =>
  filterProjects(projects, filter, missing).length

/** Where the 実績照会 stands, and the one thing to do about it. */
function Actuals(props: { list: Projects; onOpen: () => void }) {
  const reportPath = () => `/forums/${props.list.forumId}/projects/report`
  return (
    <Show
      when={props.list.actuals}
      fallback={
        <Show when={props.list.projects.length > 0 && props.list.can.report}>
          <div class="cluster no-print">
            <Show when={props.list.can.manage}>
              <Button onClick={() => props.onOpen()}>{text.actuals.open}</Button>
            </Show>
            <LinkButton href={reportPath()}>{text.report}</LinkButton>
          </div>
        </Show>
      }
    >
      {(call) => (
        <NoticeBanner
          tone={call().answer === null && call().isAsked ? 'warning' : 'info'}
          title={`${text.actuals.title} ${call().number}`}
          live="off"
          actions={
            <Show when={props.list.can.report}>
              <LinkButton href={`${reportPath()}?year=${call().year}`} variant="solid">
                {text.report}
              </LinkButton>
            </Show>
          }
        >
          <p>
            {text.actuals.waiting(call().title, wareki(call().dueOn))}
            <A href={`/calls/${call().id}`}>{text.actuals.toCall}</A>
          </p>
          <Show when={call().isAsked}>
            <p>
              {call().answer === null ? text.actuals.unanswered : text.actuals.answered(call().answer ?? '')}
            </p>
          </Show>
        </NoticeBanner>
      )}
    </Show>
  )
}
