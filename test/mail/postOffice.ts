import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { type ReadLetter, readLetter } from './readLetter'

export type Arrived = ReadLetter & { recipients: string[] }

/** A real mail server in this process. What the test says to `refuse` answers for every letter until it is changed. */
export async function openPostOffice() {
  const arrived: Arrived[] = []
  const office: { refuse?: { code: number; text: string; at: 'recipient' | 'data' } } = {}
  const refusal = (at: 'recipient' | 'data') =>
    office.refuse?.at === at
      ? Object.assign(new Error(office.refuse.text), { responseCode: office.refuse.code })
      : null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refusal('recipient')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refused = refusal('data')
        if (!refused)
          arrived.push({
            ...readLetter(Buffer.concat(chunks).toString('utf8')),
            recipients: session.envelope.rcptTo.map(({ address }) => address),
          })
        done(refused)
      })
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  // A server that listens on a port has a number.
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    refuse: (refuse: { code: number; text: string; at: 'recipient' | 'data' } | undefined) => {
      if (refuse) office.refuse = refuse
      else delete office.refuse
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>
