export { handleDemoSignIn as POST } from "~/server/api/signIn";
