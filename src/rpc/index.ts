export { createRpc, type Methods, type Rpc, type RpcOptions } from './createRpc.ts';
export { RpcError, type RpcErrorCode } from './errorData.ts';
export type { PortLike, PortMessage } from './port.ts';
