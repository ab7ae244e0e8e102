import { expose } from 'comlink';
import type { FileApi } from '../files/contract.ts';
import { readJson } from './readJson.ts';
import { readRecord } from './readRecord.ts';
import { readStorages } from './readStorages.ts';

const api: FileApi = { readJson, readRecord, readStorages };

expose(api);
