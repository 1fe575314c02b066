package com.example.postgres.operator.fake;

import com.example.postgres.operator.ApiServer;
import com.example.postgres.operator.TestApiServer;
import java.nio.file.Path;

/** What the fake does is what a real API server does. */
class RealApiServerTest extends ApiServerContract {

    @Override
    ApiServer start(Path folder) throws Exception {
        return TestApiServer.start(folder);
    }

    /** Watches of a custom kind begin no earlier than its cache, which the server fills when the kind is defined. */
    @Override
    public void forgetHistory() {}
}
