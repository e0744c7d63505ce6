import * as z from 'zod'
import { processNameSchema } from './shell.ts'
import { startRefusalSchema } from './start-refusal.ts'

const nothing = z.strictObject({})

/** Supervisor → background process, over the parent's port. */
export const processControlContract = {
  service: 'process',
  methods: {
    /**
     * Answered by the event loop alone: no answer means that it is blocked or gone. `ready`: the start is over and the work goes on.
     * `givenUp`: the siblings that crashed too often and stay stopped until somebody says "start again". `residentMb`: memory that it holds; `quiet`: nobody
     * waits for it and has not for a while.
     */
    beat: {
      params: z.strictObject({ givenUp: z.array(processNameSchema).default([]) }),
      result: z.strictObject({
        ready: z.boolean(),
        residentMb: z.number().nullable().default(null),
        quiet: z.boolean().default(true),
      }),
      right: 'process',
    },
    /** Ordered stop: answers when everything is flushed and closed, then the process ends. */
    stop: { params: nothing, result: nothing, right: 'process' },
  },
  events: {
    /** Said once, so that nobody has to wait for the next beat. */
    ready: nothing,
    /** Said right before the end of a process that cannot start for a reason that people can do something about. */
    refused: startRefusalSchema,
    /** What kept it from its work may be gone: it asks to be stopped in order and started again. */
    startAgain: nothing,
  },
} as const
