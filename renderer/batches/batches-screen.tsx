import { useAddress } from '../client/use-address.ts'
import { BatchList } from './batch-list.tsx'
import { BatchPage } from './batch-page.tsx'

/** All batches, or the record of the one that the address names. */
export function BatchesScreen() {
  const [batchId] = useAddress()
  return batchId === undefined || batchId === '' ? <BatchList /> : <BatchPage key={batchId} batchId={batchId} />
}
