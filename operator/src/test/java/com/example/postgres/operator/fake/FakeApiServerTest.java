package com.example.postgres.operator.fake;

import com.example.postgres.operator.ApiServer;
import java.nio.file.Path;

/** The fake is like a real API server. */
class FakeApiServerTest extends ApiServerContract {

    @Override
    ApiServer start(Path folder) {
        return FakeApiServer.start();
    }

    @Override
    public void forgetHistory() {
        ((FakeApiServer) server()).forgetHistory();
    }
}
