import * as z from 'zod'

const nothing = z.strictObject({})

/** Supervisor → background process, over the parent's port. */
export const processControlContract = {
  service: 'process',
  methods: {
    /** Answered by the event loop alone: no answer means that it is blocked or gone. `ready`: the start is over and the work goes on. */
    beat: { params: nothing, result: z.strictObject({ ready: z.boolean() }) },
    /** Ordered stop: answers when everything is flushed and closed, then the process ends. */
    stop: { params: nothing, result: nothing },
  },
  events: {
    /** Said once, so that nobody has to wait for the next beat. */
    ready: nothing,
  },
} as const
