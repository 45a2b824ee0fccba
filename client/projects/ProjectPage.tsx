import { A, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { projectStateLabel } from '../../shared/projects/project'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { NotThere } from '../forums/NotThere'
import { commonText } from '../text/common'
import { projectsText, projectText } from '../text/projects'
import { Button } from '../ui/Button'
import { type Definition, DefinitionList } from '../ui/DefinitionList'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import { showToast } from '../ui/Toast'
import { AssessmentSection } from './AssessmentSection'
import { CostSection } from './CostSection'
import { DecisionLine } from './DecisionLine'
import { EvaluationSection } from './EvaluationSection'
import { IndicatorSection } from './IndicatorSection'
import { ProjectDialog } from './ProjectDialog'
import { confirmWords, fetchProject, type Project } from './projects'
import { stateTone } from './tones'
import { UsersSection } from './UsersSection'
import './projects.css'
import { Unbroken } from '../ui/Unbroken'

const text = projectText

/** 取組カルテ of one project: a sentence, its figures by 年度, who bears and who uses it, and what the body said of it. */
export function ProjectPage() {
  const params = useParams()
  const id = () => params.id ?? ''
  const project = createLive(
    () => `project:${id()}`,
    () => fetchProject(id()),
  )
  const [isChanging, setChanging] = createSignal(false)
  return (
    <div class="project-page">
      <Loaded from={project} failed={(error) => <NotThere error={error} title={projectsText.title} />}>
        {(page) => (
          <>
            <PageHeader
              title={page().title}
              breadcrumbs={[
                { label: page().forumName, href: `/forums/${page().forumId}` },
                { label: projectsText.title, href: `/forums/${page().forumId}/projects` },
              ]}
              badges={
                <>
                  <span class="quiet">{page().number}</span>
                  <StatusBadge label={projectStateLabel[page().state]} tone={stateTone[page().state]} />
                  <Show when={page().isSample}>
                    <SampleBadge />
                  </Show>
                </>
              }
              lead={<p>{sentenceOf(page())}</p>}
              actions={
                <>
                  <Button onClick={() => window.print()}>{text.print}</Button>
                  <Show when={page().can.manage}>
                    <Button variant="outline" onClick={() => setChanging(true)}>
                      {projectsText.form.change}
                    </Button>
                  </Show>
                </>
              }
            />
            <div class="stack-loose">
              <Show when={page().unconfirmed + page().missing.length > 0}>
                <Waiting project={page()} />
              </Show>
              <DefinitionList items={factsOf(page())} />
              <IndicatorSection project={page()} />
              <CostSection project={page()} />
              <UsersSection project={page()} />
              <AssessmentSection project={page()} />
              <EvaluationSection project={page()} />
              <p class="quiet small">{commonText.asOf(wareki(page().today))}</p>
            </div>
            <Show when={isChanging()}>
              <ProjectDialog forumId={page().forumId} project={page()} onClose={() => setChanging(false)} />
            </Show>
          </>
        )}
      </Loaded>
    </div>
  )
}

const sentenceOf = ({ beganOn, endedOn, members }: Project) =>
  text.sentence({ beganOn, endedOn, members: members.map(({ name }) => name) })

/** What there is to do about this project: a 代行入力 to confirm, figures that are owed. */
function Waiting(props: { project: Project }) {
  const confirming = createCommand((key) => confirmWords(props.project.id, key))
  const confirm = async () => {
    if (await confirming.run()) showToast(text.confirmed)
  }
  return (
    <div class="stack no-print">
      <Show when={props.project.unconfirmed > 0}>
        <NoticeBanner
          tone="warning"
          title={text.unconfirmed(props.project.unconfirmed)}
          live="off"
          actions={
            <Button busy={confirming.isBusy()} onClick={() => void confirm()}>
              {text.confirm}
            </Button>
          }
        >
          <Failure error={confirming.error()} />
        </NoticeBanner>
      </Show>
      <Show when={props.project.missing[0]}>
        {(missing) => (
          <NoticeBanner
            tone="info"
            title={text.missing(props.project.missing.length)}
            live="off"
            actions={
              <Show when={props.project.can.report}>
                <LinkButton
                  href={`/forums/${props.project.forumId}/projects/report?year=${missing().fiscalYear}`}
                >
                  {projectsText.report}
                </LinkButton>
              </Show>
            }
          />
        )}
      </Show>
    </div>
  )
}

function factsOf(project: Project): Definition[] {
  return [
    { term: text.purpose, description: project.purpose || commonText.none },
    ...(project.leadName === null ? [] : [{ term: text.lead, description: project.leadName }]),
    { term: text.fromProposal, description: <Origin project={project} /> },
    ...(project.decision === null
      ? []
      : [{ term: text.decision, description: <DecisionLine decision={project.decision} /> }]),
    ...(project.mergedInto === null
      ? []
      : [
          {
            term: text.merged,
            description: <A href={`/projects/${project.mergedInto.id}`}>{project.mergedInto.title}</A>,
          },
        ]),
  ]
}

function Origin(props: { project: Project }) {
  return (
    <Show when={props.project.proposal} fallback={<span>{text.noProposal}</span>}>
      {(proposal) => (
        <>
          <A href={`/proposals/${proposal().id}`}>
            <Unbroken text={`${proposal().number ?? ''} ${proposal().title}`} />
          </A>
          <span class="quiet">（{text.proposedBy(proposal().originators)}）</span>
        </>
      )}
    </Show>
  )
}
