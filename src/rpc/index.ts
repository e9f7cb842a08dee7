export { createRpc, type Methods, type Rpc, type RpcOptions } from './createRpc.ts';
export { RpcError } from './errorData.ts';
export {
  type GroupedMethods,
  groupHandlers,
  type RemoteGroup,
  remoteGroup,
} from './groups.ts';
export type { PortLike, PortMessage } from './port.ts';
