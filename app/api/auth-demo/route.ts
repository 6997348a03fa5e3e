export { handleDemoSignIn as POST } from "~/server/auth/signIn";
