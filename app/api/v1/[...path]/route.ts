import { answerPreflight, handleRest } from "~/server/api/rest/handleRest";

export {
  answerPreflight as OPTIONS,
  handleRest as DELETE,
  handleRest as GET,
  handleRest as HEAD,
  handleRest as PATCH,
  handleRest as POST,
  handleRest as PUT,
};
