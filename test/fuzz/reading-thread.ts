import { serveCalls } from '../../threads/serve-calls.ts';
import { faultsOfReading } from './check-reading.ts';

export const readingFunctions = { faultsOfReading: (bytes: Uint8Array) => faultsOfReading(bytes) };

export default serveCalls(readingFunctions);
