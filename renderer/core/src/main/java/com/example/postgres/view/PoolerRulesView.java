package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.PoolerModel;
import java.util.List;
import java.util.Optional;

/**
 * Who may log in to the pooler.
 *
 * @param lines of pg_hba.conf, as PgBouncer reads them
 */
public record PoolerRulesView(List<String> lines) {

    /** Empty when everybody may. */
    public static Optional<PoolerRulesView> of(ClusterModel model) {
        return model.access().pooler().flatMap(PoolerModel::pgHba).map(PoolerRulesView::new);
    }
}
