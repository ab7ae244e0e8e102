import { expose } from 'comlink';
import type { FileApi } from '../files/contract.ts';
import { readJson } from './readJson.ts';
import { readStorages } from './readStorages.ts';

const api: FileApi = { readJson, readStorages };

expose(api);
