import { init } from "@/lib/nps/public-api/init";
import { surveyRoute } from "@/lib/nps/public-api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = surveyRoute("GET", init);
