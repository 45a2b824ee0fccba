import { Route, Router } from '@solidjs/router'
import { type Component, lazy, onMount, Show } from 'solid-js'
import { fetchAhead, fetchCode } from './data/fetchCode'
import { SessionProvider } from './data/session'
import { NotFoundPage } from './shell/NotFoundPage'
import { Shell } from './shell/Shell'
import { SignedInOnly } from './shell/SignedInOnly'

/** A page is loaded when somebody goes there; the module exports it by its own name. */
const page = <K extends string>(name: K, load: () => Promise<Record<K, Component>>) =>
  lazy(async () => ({ default: (await fetchCode(load))[name] }))

const DeskPage = page('DeskPage', () => import('./desk/DeskPage'))
const HandoverPage = page('HandoverPage', () => import('./desk/HandoverPage'))
const RegionsPage = page('RegionsPage', () => import('./forums/RegionsPage'))
const RegionPage = page('RegionPage', () => import('./forums/RegionPage'))
const ReferencePage = page('ReferencePage', () => import('./forums/ReferencePage'))
const ForumPage = page('ForumPage', () => import('./forums/ForumPage'))
const ForumSettingsPage = page('ForumSettingsPage', () => import('./forums/ForumSettingsPage'))
const NewThemePage = page('NewThemePage', () => import('./forums/NewThemePage'))
const BoardPage = page('BoardPage', () => import('./proposals/BoardPage'))
const NewProposalPage = page('NewProposalPage', () => import('./proposals/NewProposalPage'))
const RegistersPage = page('RegistersPage', () => import('./registers/RegistersPage'))
const CandidatesPage = page('CandidatesPage', () => import('./cadence/CandidatesPage'))
const BalancePage = page('BalancePage', () => import('./balance/BalancePage'))
const ProposalPage = page('ProposalPage', () => import('./proposals/ProposalPage'))
const ProjectsPage = page('ProjectsPage', () => import('./projects/ProjectsPage'))
const ReportPage = page('ReportPage', () => import('./projects/ReportPage'))
const ProjectPage = page('ProjectPage', () => import('./projects/ProjectPage'))
const ForumConsentPage = page('ForumConsentPage', () => import('./consent/ForumConsentPage'))
const ConsentPage = page('ConsentPage', () => import('./consent/ConsentPage'))
const CallsPage = page('CallsPage', () => import('./calls/CallsPage'))
const CallPage = page('CallPage', () => import('./calls/CallPage'))
const LedgerPage = page('LedgerPage', () => import('./ledger/LedgerPage'))
const InterestsPage = page('InterestsPage', () => import('./interests/InterestsPage'))
const NeedsPage = page('NeedsPage', () => import('./needs/NeedsPage'))
const NeedPage = page('NeedPage', () => import('./needs/NeedPage'))
const AllNeedsPage = page('AllNeedsPage', () => import('./needs/AllNeedsPage'))
const PrecedentsPage = page('PrecedentsPage', () => import('./precedents/PrecedentsPage'))
const PrecedentPage = page('PrecedentPage', () => import('./precedents/PrecedentPage'))
const MeetingPage = page('MeetingPage', () => import('./meetings/MeetingPage'))
const PollPage = page('PollPage', () => import('./schedule/PollPage'))
const NewPollPage = page('NewPollPage', () => import('./schedule/NewPollPage'))
const SittingPage = page('SittingPage', () => import('./sitting/SittingPage'))
const ScreenPage = page('ScreenPage', () => import('./sitting/ScreenPage'))
const BriefPage = page('BriefPage', () => import('./meetings/BriefPage'))
const RecordsPage = page('RecordsPage', () => import('./oversight/RecordsPage'))
const RecordPage = page('RecordPage', () => import('./oversight/RecordPage'))
const SignInPage = page('SignInPage', () => import('./accounts/SignInPage'))
const InvitePage = page('InvitePage', () => import('./accounts/InvitePage'))
const SamplePage = page('SamplePage', () => import('./accounts/SamplePage'))
const AccountPage = page('AccountPage', () => import('./accounts/AccountPage'))
const AdminPage = page('AdminPage', () => import('./accounts/AdminPage'))
/** For whoever builds the pages; the built product leaves it out. */
const CataloguePage = import.meta.env.DEV
  ? page('CataloguePage', () => import('./ui/CataloguePage'))
  : undefined

/** Where the menu and the paths lead from a document. They are small; those with a document in them are not. */
const besideDocuments = [DeskPage, RegionsPage, ReferencePage, RecordsPage, ForumPage, BoardPage, AccountPage]

export function App() {
  onMount(() => void fetchAhead(besideDocuments.map((each) => () => each.preload())))
  return (
    <SessionProvider>
      <Router root={Shell}>
        <Route path="/sign-in" component={SignInPage} />
        <Route path="/invite/:token" component={InvitePage} />
        <Route path="/sample" component={SamplePage} />
        <Show when={CataloguePage}>{(catalogue) => <Route path="/ui" component={catalogue()} />}</Show>
        <Route component={SignedInOnly}>
          <Route path="/" component={DeskPage} />
          <Route path="/handover" component={HandoverPage} />
          <Route path="/regions" component={RegionsPage} />
          <Route path="/regions/:id" component={RegionPage} />
          <Route path="/reference" component={ReferencePage} />
          <Route path="/forums/:id" component={ForumPage} />
          <Route path="/forums/:id/settings" component={ForumSettingsPage} />
          <Route path="/forums/:id/proposals" component={BoardPage} />
          <Route path="/forums/:id/proposals/new" component={NewProposalPage} />
          <Route path="/forums/:id/balance" component={BalancePage} />
          <Route path="/balance" component={BalancePage} />
          <Route path="/forums/:id/registers" component={RegistersPage} />
          <Route path="/registers" component={RegistersPage} />
          <Route path="/forums/:id/consent" component={ForumConsentPage} />
          <Route path="/consent/:id" component={ConsentPage} />
          <Route path="/forums/:id/calls" component={CallsPage} />
          <Route path="/calls/:id" component={CallPage} />
          <Route path="/forums/:id/ledger" component={LedgerPage} />
          <Route path="/forums/:id/projects" component={ProjectsPage} />
          <Route path="/forums/:id/projects/report" component={ReportPage} />
          <Route path="/projects/:id" component={ProjectPage} />
          <Route path="/forums/:id/themes/new" component={NewThemePage} />
          <Route path="/forums/:id/interests" component={InterestsPage} />
          <Route path="/forums/:id/needs" component={NeedsPage} />
          <Route path="/needs" component={AllNeedsPage} />
          <Route path="/needs/:id" component={NeedPage} />
          <Route path="/precedents" component={PrecedentsPage} />
          <Route path="/precedents/:id" component={PrecedentPage} />
          <Route path="/forums/:id/polls/new" component={NewPollPage} />
          <Route path="/polls/:id" component={PollPage} />
          <Route path="/meetings/:id" component={MeetingPage} />
          <Route path="/meetings/:id/brief" component={BriefPage} />
          <Route path="/meetings/:id/sitting" component={SittingPage} />
          <Route path="/meetings/:id/screen" component={ScreenPage} />
          <Route path="/proposals/:id" component={ProposalPage} />
          <Route path="/records/support" component={CandidatesPage} />
          <Route path="/records" component={RecordsPage} />
          <Route path="/records/:id" component={RecordPage} />
          <Route path="/account" component={AccountPage} />
          <Route path="/admin" component={AdminPage} />
          <Route path="*" component={NotFoundPage} />
        </Route>
      </Router>
    </SessionProvider>
  )
}
