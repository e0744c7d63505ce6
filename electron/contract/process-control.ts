import * as z from 'zod'

const nothing = z.strictObject({})

/** Supervisor → background process, over the parent's port. */
export const processControlContract = {
  service: 'process',
  methods: {
    /** Answered by the event loop alone: no answer means that it is blocked or gone. */
    beat: { params: nothing, result: nothing },
    /** Ordered stop: answers when everything is flushed and closed, then the process ends. */
    stop: { params: nothing, result: nothing },
  },
  events: {
    /** The process has finished its start and does its work. */
    ready: nothing,
  },
} as const
