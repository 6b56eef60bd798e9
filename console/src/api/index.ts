export { api, newKey, saveBlob, withParams, type Params } from './client';
export { ApiProblem } from './problem';
export { allRows, invalidatePaths, useGet, usePages, useWrite, type Page } from './hooks';
export { typed } from './typed';
export { listen, useServerEvent, type ServerChange } from './events';
