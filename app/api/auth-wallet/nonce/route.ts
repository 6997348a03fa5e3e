export { handleWalletNonce as POST } from "~/server/api/signIn";
